"""What `feed tail` does: it listens to a cluster, and prints what that tells."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.feed_asides import demand_no_files, with_asides
from sympozium_cli.cli.feed_printing import Printer
from sympozium_cli.cli.feed_wishes import Wanted, beginning, kinds_of_messages
from sympozium_cli.cli.following import Ending, Outcome, followed, format_of, terms_of
from sympozium_cli.cli.hooks import Hooks
from sympozium_cli.cli.personas import demand_personas
from sympozium_cli.cli.reach import demand_one_choice
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
from sympozium_cli.monitor.happening import Happening, Lost, Synced, Tail
from sympozium_cli.monitor.source import Source
from sympozium_cli.report.connection import hearing
from sympozium_cli.report.feed.as_jsonl import value_of
from sympozium_cli.values.plural import count
from sympozium_cli.values.similar import closest

__all__ = ["Wanted", "tail_feed"]

_PATIENCE = 60.0
"""Seconds after which those who do not follow give up on a connection that was lost."""


def tail_feed(wanted: Wanted, reach: Reach) -> int:
    """Print what is said, and with `follow` what will be; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, the cluster says no, or nothing was said.
    """
    wanted = _checked(wanted, reach)
    terms = terms_of(wanted.timeout, quiet=wanted.quiet)
    hooks = Hooks(wanted.hooks)
    feed = Feed()
    tail = _tail(wanted, reach, feed)
    feed.choose(_choice(wanted, tail))
    return followed(tail, _Teller(wanted, feed, Printer(wanted, reach, feed), hooks), terms, hooks)


def _tail(wanted: Wanted, reach: Reach, feed: Feed) -> Tail:
    """What is listened to; a cursor does not count what the feed still holds back."""
    if wanted.files.replay:
        return opened(None, (), wanted.files)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    _demand(cluster, kinds, wanted, namespace)
    where = Selection(namespace)
    once = not wanted.follow
    sources = [Source(kinds.packs, where, packs.kept, once=once), Source(RUNS, where, runs.kept, once=once)]
    tail = opened(cluster, sources, wanted.files, command="feed tail", held=lambda: feed.holds)
    return with_asides(tail, cluster, wanted, feed)


def _checked(wanted: Wanted, reach: Reach) -> Wanted:
    """The wishes with a format and the bare name of the pack.

    Raises:
        UsageError: they make no sense.
    """
    demand_one_choice(reach, named=False, selected=False, everywhere=wanted.everywhere)
    if checked_choice("--by", wanted.by, ("time", "persona")) == "persona" and wanted.follows:
        raise UsageError("--by persona sorts what was said, and -f and a recording go on", hint="leave one of them out")
    if not wanted.follows:
        _demand_no_future(wanted)
    beginning(wanted.since, datetime.now(UTC))
    kinds_of_messages(wanted.kinds, register.names())
    demand_no_files(wanted)
    output = format_of(wanted.output, terminal=sys.stdout.isatty())
    pack = pack_named(wanted.pack) if wanted.pack else ""
    run = run_named(wanted.run) if wanted.run else ""
    return wanted._replace(output=output, pack=pack, run=run)


def _demand_no_future(wanted: Wanted) -> None:
    """See that nothing is wanted that only what is said from now on can give."""
    asked = {
        "--cursor": wanted.files.cursor,
        "--bell": wanted.hooks.bell,
        "--notify": wanted.hooks.notify,
        "--exec": wanted.hooks.command,
    }
    for option in (name for name, given in asked.items() if given):
        raise UsageError(f"{option} is about what is said from now on", hint="add -f")


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


class _Teller:
    """The state of one tail; see `following.Follower`."""

    canvas = None

    def __init__(self, wanted: Wanted, feed: Feed, printer: Printer, hooks: Hooks) -> None:
        self._wanted = wanted
        self._feed = feed
        self._printer = printer
        self._hooks = hooks
        self._told = 0
        self._lost_since: float | None = None

    def take(self, happened: Sequence[Happening]) -> Ending | None:
        """Print what is said; how it ends."""
        if self._wanted.follows:
            self._tell_how_it_hears(happened)
        elif self._gives_up(happened):
            return UnreachableError("the API server does not say what has happened", hint="try again")
        began = self._feed.begun
        messages = self._feed.take(happened)
        if self._feed.begun and not began and self._feed.older and not self._wanted.quiet:
            note(f"{count(self._feed.older, 'older message')} left out; --since or --last shows more")
        self._printer.print(messages)
        self._told += len(messages)
        if self._hooks.any:
            for message in messages[self._feed.recalled :]:
                self._hooks.fire(value_of(message), f"{message.who}: {message.summary}")
        return self._end() if self._feed.begun and not self._wanted.follows else None

    def over(self) -> Ending:
        """A recording of another command may know of no packs, or of no runs."""
        moment = datetime.now(UTC)
        self.take([Synced(kind, moment, 0) for kind in (RUNS.kind, ENSEMBLES.kind)])
        return self._end()

    def _end(self) -> Ending:
        if self._told or self._wanted.follows:
            return Outcome()
        return NothingMatchedError("nothing was said", hint="-f waits for what will be; --since 7d looks further back")

    def _gives_up(self, happened: Iterable[Happening]) -> bool:
        """Whether it has not been heard for so long that nobody waits any more who does not follow."""
        if self._lost_since is None and any(isinstance(one, Lost) for one in happened):
            self._lost_since = time.monotonic()
        return self._lost_since is not None and time.monotonic() - self._lost_since > _PATIENCE

    def _tell_how_it_hears(self, happened: Iterable[Happening]) -> None:
        for one in happened:
            note("" if self._wanted.quiet else hearing(one))
