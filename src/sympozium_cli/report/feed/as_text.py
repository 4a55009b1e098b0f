"""The feed as a conversation, for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from zlib import crc32

from sympozium_cli.monitor.feed import message as tones
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.cells import most_cells
from sympozium_cli.report.feed.markdown import Look, lines
from sympozium_cli.report.feed.pieces import Line, Piece, filled, painted, tamed
from sympozium_cli.report.feed.stage import Stage
from sympozium_cli.report.terminal import VOICES
from sympozium_cli.report.writable import can_show
from sympozium_cli.values.plural import count

_INDENT: Final = 10
"""As wide as a time and what separates it from what follows."""

_NARROWEST: Final = 8
_STYLES: Final = {tones.GOOD: "ok", tones.CAREFUL: "warning", tones.BAD: "error"}
_MOST_LINES: Final = {"result": 16, "error": 16}
_MOST_LINES_OF_OTHERS: Final = 6
_FEW: Final = 2
"""So many lines are shown rather than spoken of."""


class Report:
    """Writes message after message; it remembers the day, and in which run somebody was last heard.

    Attributes:
        stage: where it is shown; a terminal may become wider or narrower.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._day: date | None = None
        self._runs: dict[tuple[str, str, str], str] = {}
        self._answered = ""
        self._fancy = can_show("\u2192\u2502\u2022\u2026\u2500", stage.encoding)
        self._arrow, self._more, self._rule = ("\u2192", "\u2026", "\u2500") if self._fancy else ("->", "...", "-")

    def lines(self, message: Message) -> Iterator[str]:
        """The lines of a message."""
        terminal = self.stage.terminal
        at = message.at.astimezone(self.stage.zone)
        if at.date() != self._day:
            self._day = at.date()
            yield painted([Piece(self._separator(at.date()), "dim")], terminal)
        belongs = message.kind == "usage" and self._answered == message.subject.uid
        self._answered = message.subject.uid if message.kind in ("result", "skipped") else ""
        head = [Piece(tamed(message.summary), "dim")] if belongs else self._head(message)
        for number, line in enumerate(filled(head, self._look.room)):
            time = f"{at:%H:%M:%S}" if not number and not belongs else ""
            yield painted([Piece(f"{time:<{_INDENT}}", "dim"), *line], terminal)
        for line in self._body(message):
            yield painted([Piece(" " * _INDENT), *line], terminal) if line else ""

    @property
    def _look(self) -> Look:
        terminal = self.stage.terminal
        room = max(terminal.width - _INDENT, _NARROWEST) if terminal.width else 0
        bar, bullet = ("\u2502", "\u2022") if self._fancy else ("|", "-")
        return Look(room, terminal.colour, bar, bullet)

    def _separator(self, day: date) -> str:
        return f"{self._rule * 2} {day:%A}, {day.day} {day:%B %Y} {self._rule * 2}"

    def _head(self, message: Message) -> Line:
        subject = message.subject
        place = subject.pack if self.stage.packs and (subject.run or subject.agent) else ""
        if self.stage.namespaces:
            place = "/".join(part for part in (subject.namespace, place) if part)
        line = [Piece(f"{tamed(place)}  ", "dim")] if place else []
        line.append(self._voice(message, message.who))
        if message.to:
            line += [Piece(f" {self._arrow} ", "dim"), self._voice(message, message.to)]
        style = _STYLES.get(message.tone, "dim")
        line.append(Piece(f"  {tamed(message.summary)}", style))
        if self._is_new(message):
            line.append(Piece(f"  [{tamed(subject.run)}]", "dim"))
        return line

    def _voice(self, message: Message, name: str) -> Piece:
        subject = message.subject
        seat = self.stage.seat(subject.namespace, subject.pack, name)
        outside = name not in (subject.persona, subject.agent) and seat is None
        if outside or not (subject.run or subject.agent):
            return Piece(tamed(name), "bold")
        number = crc32(name.encode("utf-8", "surrogatepass")) if seat is None else seat
        return Piece(tamed(name), VOICES[number % len(VOICES)])

    def _is_new(self, message: Message) -> bool:
        """Whether somebody speaks in another run than before, so that its name has to be said."""
        subject = message.subject
        whose = (subject.namespace, subject.pack, subject.persona or subject.agent)
        new = bool(subject.run) and self._runs.get(whose) != subject.run and message.kind != "delegate"
        if new:
            self._runs[whose] = subject.run
        return new

    def _body(self, message: Message) -> Iterator[Line]:
        if not message.text.strip():
            return
        body = list(lines(message.text, self._look))
        most = _MOST_LINES.get(message.kind, _MOST_LINES_OF_OTHERS)
        if self.stage.full or len(body) <= most + _FEW:
            yield from body
            return
        yield from body[:most]
        rest = f"{self._more} {count(len(body) - most, 'more line')}: "
        command = tamed(f"sympozium runs get {message.subject.run} --full{self._reach(message)}")
        fits = not self._look.room or most_cells(rest + command) <= self._look.room
        # What was said beside a run is not in it.
        there = message.subject.run and message.kind != "tool"
        yield [Piece(rest + (command if fits and there else "--full"), "dim")]

    def _reach(self, message: Message) -> str:
        namespace = f" -n {message.subject.namespace}" if self.stage.namespaces else ""
        return namespace + self.stage.where
