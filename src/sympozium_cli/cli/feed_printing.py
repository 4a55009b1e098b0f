"""Messages of the feed on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from shlex import quote

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.feed_wishes import Wanted
from sympozium_cli.monitor.feed.feed import Feed
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.feed import Report, Stage, report_for
from sympozium_cli.report.terminal import Terminal, inert, terminal


class Printer:
    """Prints messages to standard output, each batch at once."""

    def __init__(self, wanted: Wanted, reach: Reach, feed: Feed) -> None:
        self._wanted = wanted
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
