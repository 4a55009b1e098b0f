"""What `feed tail` does: it listens to a cluster, and prints what that tells."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import groupby
from shlex import quote

from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.feed_asides import demand_no_files, with_asides
from sympozium_cli.cli.feed_wishes import Wanted, beginning, kinds_of_messages
from sympozium_cli.cli.orderly import Orderly
from sympozium_cli.cli.personas import demand_personas
from sympozium_cli.cli.reference import pack_named, run_named
from sympozium_cli.cli.saying import note
from sympozium_cli.cli.tailing import opened
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS
from sympozium_cli.errors import NotFoundError, NothingMatchedError, UnreachableError, UsageError
from sympozium_cli.monitor import run as runs
from sympozium_cli.monitor.feed import pack as packs
from sympozium_cli.monitor.feed import register
from sympozium_cli.monitor.feed.choice import Choice
from sympozium_cli.monitor.feed.feed import Feed
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.happening import Found, Happening, Lost, Synced, Tail
from sympozium_cli.monitor.source import Source
from sympozium_cli.report.feed import FORMATS, Report, Stage, report_for
from sympozium_cli.report.terminal import Terminal, inert, terminal
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count
from sympozium_cli.values.similar import closest

__all__ = ["Wanted", "tail_feed"]

_PATIENCE = 60.0
"""Seconds after which those who do not follow give up on a connection that was lost."""
_PAUSE = 0.25
"""Seconds after which a wait is begun anew, so that signals are seen."""


def tail_feed(wanted: Wanted, reach: Reach) -> None:
    """Print what is said, and with `follow` what will be.

    Raises:
        SympoziumError: the wishes make no sense, the cluster says no, or nothing was said.
    """
    wanted = _checked(wanted, reach)
    feed = Feed()
    with Orderly() if wanted.files.cursor else nullcontext() as signals, closing(_tail(wanted, reach, feed)) as tail:
        feed.choose(_choice(wanted, tail))
        _follow(tail, feed, _Printer(wanted, reach, feed), lambda: bool(signals and signals.came))


def _tail(wanted: Wanted, reach: Reach, feed: Feed) -> Tail:
    """What is listened to; a cursor does not count what the feed still holds back."""
    if wanted.files.replay:
        return opened(None, (), wanted.files)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    _demand(cluster, kinds, wanted, namespace)
    where = Selection(namespace)
    sources = [Source(kinds.packs, where, packs.kept), Source(RUNS, where, runs.kept)]
    tail = opened(cluster, sources, wanted.files, command="feed tail", held=lambda: feed.holds)
    return with_asides(tail, cluster, wanted, feed)


def _checked(wanted: Wanted, reach: Reach) -> Wanted:
    """The wishes with a format and the bare name of the pack.

    Raises:
        UsageError: they make no sense.
    """
    if wanted.everywhere and reach.namespace:
        raise UsageError("-A is all namespaces, and -n is one", hint="leave one of them out")
    if checked_choice("--by", wanted.by, ("time", "persona")) == "persona" and wanted.follows:
        raise UsageError("--by persona sorts what was said, and -f and a recording go on", hint="leave one of them out")
    if wanted.files.cursor and not wanted.follow:
        raise UsageError("--cursor goes on with what is said from now on", hint="add -f")
    kinds_of_messages(wanted.kinds, register.names())
    demand_no_files(wanted)
    output = wanted.output or ("text" if sys.stdout.isatty() else "lines")
    checked_choice("--output", output, tuple(FORMATS))
    pack = pack_named(wanted.pack) if wanted.pack else ""
    run = run_named(wanted.run) if wanted.run else ""
    return wanted._replace(output=output, pack=pack, run=run)


def _demand(cluster: Cluster, kinds: Kinds, wanted: Wanted, namespace: str) -> None:
    """See that what was named is there.

    Raises:
        NotFoundError: there is no such pack, or no such run.
        UsageError: there is no such persona.
    """
    found = []
    if wanted.pack and namespace:
        found = [find_pack(cluster, kinds, wanted.pack, namespace).value]
    elif wanted.personas or wanted.pack:
        found = list(cluster.list(kinds.packs, Selection(namespace)).items)
    if wanted.personas:
        demand_personas(wanted.personas, [name for one in found for name in packs.read_pack(one).personas])
    if wanted.run and namespace:
        _demand_run(cluster, wanted.run, namespace)


def _demand_run(cluster: Cluster, run: str, namespace: str) -> None:
    try:
        cluster.get(RUNS, run, namespace)
    except NotFoundError:
        names = [str(row.metadata.get("name", "")) for row in cluster.table(RUNS, Selection(namespace)).rows]
        meant = closest(run, names)
        hint = f"did you mean '{meant}'?" if meant else "see 'sympozium runs list'"
        raise NotFoundError(f"there is no run '{run}' in the namespace '{namespace}'", hint=hint) from None


def _choice(wanted: Wanted, tail: Tail) -> Choice:
    since = beginning(wanted.since, tail.now())
    kinds = kinds_of_messages(wanted.kinds, register.names())
    return Choice(wanted.pack, wanted.personas, wanted.run, kinds, since, wanted.most)


class _Printer:
    """Prints messages to standard output, each batch at once."""

    def __init__(self, wanted: Wanted, reach: Reach, feed: Feed) -> None:
        self._wanted = wanted
        self.follows = wanted.follows
        self.quiet = wanted.quiet
        options = (("-n", reach.namespace), ("--context", reach.context), ("--kubeconfig", reach.kubeconfig))
        self._stage = Stage(
            self._terminal(),
            sys.stdout.encoding or "ascii",
            packs=not wanted.pack,
            namespaces=wanted.everywhere,
            full=wanted.full,
            where="".join(f" {option} {quote(value)}" for option, value in options if value),
            seat=feed.company.seat,
        )
        self._report = self._new()

    def print(self, messages: Sequence[Message]) -> None:
        """Print messages, in the order that is wanted."""
        # Its width may be another by now, and a line that is too long goes on where only our own words may stand.
        self._stage = self._report.stage = self._stage._replace(terminal=self._terminal())
        if self._wanted.by == "persona":
            self._print_by_persona(messages)
        else:
            self._print(messages)
        sys.stdout.flush()

    def _print(self, messages: Iterable[Message]) -> None:
        for message in messages:
            for line in self._report.lines(message):
                print(line)

    def _print_by_persona(self, messages: Sequence[Message]) -> None:
        for number, (persona, group) in enumerate(groupby(sorted(messages, key=self._place), key=_persona)):
            self._report = self._new()
            if self._wanted.output == "text":
                print(
                    "\n" * bool(number)
                    + self._stage.terminal.paint(
                        inert("/".join(filter(None, persona[not self._wanted.everywhere :]))), "bold"
                    )
                )
            self._print(group)

    def _place(self, message: Message) -> tuple[str, str, int, str]:
        namespace, pack, persona = _persona(message)
        seat = self._stage.seat(namespace, pack, persona)
        return namespace, pack, -1 if seat is None else seat, persona

    def _terminal(self) -> Terminal:
        return terminal(sys.stdout, self._wanted.color, os.environ)

    def _new(self) -> Report:
        return report_for(self._wanted.output, self._stage)


def _persona(message: Message) -> tuple[str, str, str]:
    subject = message.subject
    return subject.namespace, subject.pack, subject.persona or subject.agent


def _follow(tail: Tail, feed: Feed, printer: _Printer, ended: Callable[[], bool]) -> None:
    """Print what the tail tells, until it is all told, or has ended for another reason.

    Raises:
        NothingMatchedError: that is nothing.
        UnreachableError: it is not to be had, and nobody is going to wait until it is.
    """
    told, since = 0, 0.0
    for happenings in _happenings(tail):
        lost = next((one for one in happenings if isinstance(one, Lost)), None)
        since = since or (time.monotonic() if lost else 0.0)
        if printer.follows:
            _tell_how_it_hears(happenings)
        elif since and time.monotonic() - since > _PATIENCE:
            raise UnreachableError("the API server does not say what has happened", hint="try again")
        began = feed.begun
        messages = feed.take(happenings)
        if feed.begun and not began and feed.older and not printer.quiet:
            note(f"{count(feed.older, 'older message')} left out; --since or --last shows more")
        printer.print(messages)
        told += len(messages)
        if ended() or (feed.begun and not printer.follows):
            break
    if not told and not printer.follows:
        raise NothingMatchedError("nothing was said", hint="-f waits for what will be; --since 7d looks further back")


def _happenings(tail: Tail) -> Iterator[list[Happening]]:
    while True:
        try:
            yield tail.take(_PAUSE)
        except EOFError:
            # A recording of another command may know of no packs, or of no runs.
            yield [Synced(kind, tail.now(), 0) for kind in (RUNS.kind, ENSEMBLES.kind)]
            return


def _tell_how_it_hears(happenings: Iterable[Happening]) -> None:
    """Say on standard error what is not heard at the moment, and what is heard again."""
    for one in happenings:
        if isinstance(one, Lost):
            note(f"nothing is heard of the {one.kind}s at the moment: {one.reason}")
        elif isinstance(one, Found):
            missed = f"{count(one.missed, 'change')} happened meanwhile"
            note(f"the {one.kind}s are heard again after {human_duration(one.seconds)}; {missed}")
