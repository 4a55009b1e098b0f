"""A picture for a terminal: trees of personas, each edge a row, and below them the memory, the signs and the faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.diagram.picture import BLOCKED, DROPPED, STIMULUS, UNKNOWN, Mark, Memory
from sympozium_cli.diagram.tree import BACK, HERE, SELF, Row, rows
from sympozium_cli.report.cells import cells, cut, folded
from sympozium_cli.report.diagram import Drawing, Look
from sympozium_cli.report.diagram.signs import Signs, signs
from sympozium_cli.report.diagram.wording import (
    FATES,
    MEANINGS,
    described,
    facts,
    memory_lists,
    name_of,
    numbers,
    terms,
    worst,
)
from sympozium_cli.report.terminal import inert
from sympozium_cli.report.wording import headline, where

_WIDTH = 80
_STEP = 5
_LONGEST_NAME = 63
_FACTS_AT_MOST = 44
"""The cell from which on the facts stand beside the names, at the most."""
_LEAST_ROOM = 24
_NAMES_AT = 23


def lines(drawing: Drawing, look: Look) -> Iterator[str]:
    """The lines of the picture."""
    return _Page(drawing, look).lines()


class _Page:
    def __init__(self, drawing: Drawing, look: Look) -> None:
        self._picture = drawing.picture
        self._findings = drawing.findings
        self._terminal = look.terminal
        self._paint = look.terminal.paint
        self._width = look.terminal.width or _WIDTH
        self._signs: Signs = signs(unicode=look.unicode)
        most = min(_FACTS_AT_MOST, self._width - _LEAST_ROOM)
        self._rows = rows(self._picture, max((most - 3) // _STEP, 2))
        self._facts_at = self._column()

    def lines(self) -> Iterator[str]:
        yield from self._title()
        yield ""
        yield from self._trees()
        if self._picture.memory is not None:
            yield ""
            yield from self._memory(self._picture.memory)
        yield from self._legend()
        yield from self._faults()

    def _title(self) -> Iterator[str]:
        name = _shown(self._picture.name or "(no name)")
        words = inert(described(self._picture))
        marks = self._marks(self._picture.marks)
        head = self._paint(name, "bold") + (f" {marks}" if marks else "")
        if cells(name) + 2 + cells(words) + 4 <= self._width:
            yield f"{head}  {self._paint(words, 'dim')}"
        else:
            yield head
            yield from (self._paint(line, "dim") for line in folded(words, self._width))

    # rows

    def _trees(self) -> Iterator[str]:
        for number, row in enumerate(self._rows):
            if row.edge is None and number and self._parted(number):
                yield ""
            yield from self._row(row)

    def _parted(self, number: int) -> bool:
        """Whether a blank line stands between a root and the row before: between trees, not between lone nodes."""
        return self._rows[number].leads_on or self._rows[number - 1].edge is not None

    def _row(self, row: Row) -> Iterator[str]:
        rails = "".join(self._signs.blank if last else self._signs.rail for last in row.lasts[:-1])
        arrow = self._arrow(row)
        name, style = self._name(row)
        marks = self._all_marks(row)
        head = f"{rails}{arrow}{self._paint(name, style)}"
        used = cells(rails) + _arrow_width(row) + cells(name)
        if marks:
            head += f" {self._painted_marks(marks)}"
            used += 1 + cells(self._plain_marks(marks))
        beside, below = self._facts(row, used)
        gap = " " * (self._facts_at - used)
        yield f"{head}{gap}{self._dim(beside[0], row)}".rstrip() if beside else head
        under = self._under(row)
        for line in (*beside[1:], *below):
            column = self._facts_at
            yield f"{under}{' ' * (column - cells(under))}{self._dim(line, row)}"

    def _facts(self, row: Row, used: int) -> tuple[list[str], list[str]]:
        """The lines beside the name, and those below it."""
        said = [inert(part) for part in (facts(row.node) if row.elsewhere == HERE else ())]
        conditions = [inert(part) for part in (terms(row.edge) if row.edge else ())]
        room = self._width - self._facts_at
        found = [line for part in (", ".join(said), ", ".join(conditions)) if part for line in _lines(part, room)]
        return (found, []) if used + 1 < self._facts_at or not found else ([], found)

    def _under(self, row: Row) -> str:
        """The rails that go on below a row."""
        rails = "".join(self._signs.blank if last else self._signs.rail for last in row.lasts)
        return rails + (self._signs.rail.rstrip() if row.leads_on else "")

    def _arrow(self, row: Row) -> str:
        if row.edge is None:
            return f"{self._signs.start} " if row.node.kind == STIMULUS else ""
        sign = self._signs.arrows.get(row.edge.type, self._signs.other)
        branch = sign.last if row.lasts[-1] else sign.branch
        severity = worst(row.edge.marks)
        shaft = sign.shaft[0] + (self._signs.severities[severity] if severity else sign.shaft[1])
        style = severity or ("" if row.edge.live else "dim")
        return f"{self._paint(f'{branch}{shaft}{sign.head}', style)} "

    def _name(self, row: Row) -> tuple[str, str]:
        name = _shown(name_of(row.node))
        if row.elsewhere == HERE:
            style = "dim" if row.node.excluded else "error" if row.node.kind == UNKNOWN else "bold"
            return name, style
        return f"{name} ({self._elsewhere(row)})", "dim"

    def _elsewhere(self, row: Row) -> str:
        return {BACK: "back", SELF: "itself"}.get(row.elsewhere, row.elsewhere)

    def _all_marks(self, row: Row) -> tuple[Mark, ...]:
        """The marks of the edge, and of the node where it has its own row."""
        own = row.node.marks if row.elsewhere == HERE else ()
        return (*(row.edge.marks if row.edge else ()), *own)

    def _plain_marks(self, marks: tuple[Mark, ...]) -> str:
        return f"{self._signs.severities[worst(marks)]}{numbers(marks)}"

    def _painted_marks(self, marks: tuple[Mark, ...]) -> str:
        return self._paint(self._plain_marks(marks), worst(marks))

    def _marks(self, marks: tuple[Mark, ...]) -> str:
        return self._painted_marks(marks) if marks else ""

    def _dim(self, text: str, row: Row) -> str:
        return self._paint(text, "dim") if row.node.excluded or (row.edge and not row.edge.live) else text

    def _column(self) -> int:
        """The cell at which the facts start: behind the longest name, but not too far to the right."""
        most = min(_FACTS_AT_MOST, self._width - _LEAST_ROOM)
        heads = [width for width in map(self._head_width, self._rows) if width + 2 <= most]
        rails = [cells(self._under(row)) for row in self._rows if facts(row.node) or (row.edge and terms(row.edge))]
        return max((*heads, *rails, 6)) + 2

    def _head_width(self, row: Row) -> int:
        marks = self._all_marks(row)
        name, _ = self._name(row)
        more = 1 + cells(self._plain_marks(marks)) if marks else 0
        return _STEP * max(len(row.lasts) - 1, 0) + _arrow_width(row) + cells(name) + more

    # below the trees

    def _memory(self, memory: Memory) -> Iterator[str]:
        marks = self._marks(memory.marks)
        size = f"  {inert(memory.size)}" if memory.size else ""
        yield self._paint("shared memory", "bold") + (f" {marks}" if marks else "") + self._paint(size, "dim")
        for label, names in memory_lists(self._picture):
            yield from self._listed(_shown(label), map(_shown, names))

    def _listed(self, label: str, names: Iterable[str]) -> Iterator[str]:
        indent = max(_NAMES_AT, cells(label) + 4)
        first, *others = _lines(", ".join(names), max(self._width - indent, _LEAST_ROOM))
        yield f"  {self._paint(label, 'dim')}{' ' * (indent - 2 - cells(label))}{first}"
        yield from (" " * indent + line for line in others)

    def _legend(self) -> Iterator[str]:
        there = {edge.type for edge in self._picture.edges}
        fates = {trigger.fate for node in self._picture.nodes for trigger in node.triggers}
        said = [
            f"{sign.branch}{sign.shaft}{sign.head} {kind:<11}  {MEANINGS[kind]}"
            for kind, sign in self._signs.arrows.items()
            if kind in there
        ]
        said += [FATES[fate] for fate in (DROPPED, BLOCKED) if fate in fates]
        if said:
            yield ""
            yield from (self._paint(line, "dim") for text in said for line in folded(text, self._width))

    def _faults(self) -> Iterator[str]:
        if not self._findings:
            return
        yield ""
        indent = len(str(len(self._findings))) + 2
        for number, finding in enumerate(self._findings, 1):
            sign = f"{self._signs.severities[finding.severity]}{number}"
            place = where(finding.place, finding.place.file)
            text = f"{place}: {finding.severity}: {headline(finding)} [{finding.rule}]"
            # In a pipe a finding stays one line.
            room = max(self._terminal.width - indent, _LEAST_ROOM) if self._terminal.width else 0
            first, *others = folded(text, room)
            yield f"{self._paint(f'{sign:<{indent - 1}}', finding.severity)} {first}"
            yield from (" " * indent + line for line in others)


def _arrow_width(row: Row) -> int:
    if row.edge is None:
        return 2 if row.node.kind == STIMULUS else 0
    return _STEP


def _shown(name: str) -> str:
    safe = inert(name)
    return safe if cells(safe) <= _LONGEST_NAME else f"{cut(safe, 0, _LONGEST_NAME - 3)}..."


def _lines(text: str, room: int) -> list[str]:
    """The text in lines of that many cells; a word that fits in none is cut."""
    return [line if cells(line) <= room else f"{cut(line, 0, room - 3)}..." for line in folded(text, room)]
