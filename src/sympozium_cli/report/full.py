"""Findings for people: the message, the place, the line with carets, the effect and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding, Place
from sympozium_cli.report.cells import cells, folded
from sympozium_cli.report.excerpt import excerpt
from sympozium_cli.report.masking import masked
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal, inert

SUMMARY_TO = "stdout"
_INDENT = 2
_LABEL_ROOM = 12
"""A label that would have fewer cells than this beside the carets goes below them."""


class Report:
    """Writes each file's findings as they come."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """The lines for the findings of one file."""
        for finding in findings:
            yield from self._finding(finding)
            yield ""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The last lines: the packs that are fine, where they are few, and the summary."""
        if summary.clean:
            for pack in packs:
                yield from self._lines("ok", "ok", "  ", masked(pack.sentence()), _INDENT)
        style = "error" if summary.errors else "warning" if summary.warnings else "ok"
        yield from (self._terminal.paint(line, style) for line in folded(summary.sentence(), self._terminal.width))

    def _finding(self, finding: LocatedFinding) -> Iterator[str]:
        width = len(str(max(place.span.start.line for place in (finding.place, *finding.related))))
        gutter = " " * width
        title = f"{finding.severity}[{finding.rule}]"
        yield from self._lines(title, finding.severity, ": ", finding.message, _INDENT, "bold")
        origin = f" (from {inert(finding.origin)})" if finding.origin else ""
        yield f"{gutter}{self._paint('-->')} {_where(finding.place)}{origin}"
        yield f"{gutter} {self._paint('|')}"
        yield from self._place(finding.place, width, "^", finding.severity)
        for place in finding.related:
            where = f" {_where(place)}" if place.file != finding.place.file else ""
            yield f"{gutter}{self._paint(':::')}{where}"
            yield from self._place(place, width, "-", "place")
        for word, text in (("effect", finding.effect), ("fix", finding.remedy)):
            if text:
                yield from self._note(word, text, width)
        yield from self._note("help", f"sympozium explain {finding.rule}", width)

    def _place(self, place: Place, width: int, mark: str, style: str) -> Iterator[str]:
        room = max(self._terminal.width - width - 3, 1) if self._terminal.width else 0
        shown = excerpt(place, room)
        yield f"{self._paint(f'{place.span.start.line:>{width}} |')} {shown.text}".rstrip()
        marks = mark * (shown.end - shown.start)
        for line in _under(shown.start, marks, inert(place.label), room):
            column = len(line) - len(line.lstrip(" "))
            yield f"{' ' * width} {self._paint('|')} {' ' * column}{self._terminal.paint(line[column:], style)}"

    def _note(self, word: str, text: str, width: int) -> Iterator[str]:
        indent = width + len(word) + 5
        yield from self._lines(f"{' ' * width} = {word}: ", "", "", text, indent)

    def _lines(self, head: str, style: str, joint: str, text: str, indent: int, text_style: str = "") -> Iterator[str]:
        """A head and a text, the text folded to the terminal's width and indented after its first line."""
        paint, room = self._terminal.paint, self._terminal.width
        first, *others = folded(inert(text), room and max(room - indent, 1), max(room - len(head + joint), 1))
        yield f"{paint(head, style)}{joint}{paint(first, text_style)}".rstrip()
        yield from (f"{' ' * indent}{paint(line, text_style)}" for line in others)

    def _paint(self, sign: str) -> str:
        return self._terminal.paint(sign, "place")


def _under(start: int, marks: str, label: str, room: int) -> Iterator[str]:
    """The lines below an excerpt: the carets, and the label beside or, where there is no room, below them."""
    beside = start + len(marks) + 1
    if not label or not room or beside + cells(label) <= room:
        yield " " * start + f"{marks} {label}".rstrip()
        return
    if room - beside >= _LABEL_ROOM:
        first, *others = folded(label, room - beside)
        yield f"{' ' * start}{marks} {first}"
        yield from (" " * beside + line for line in others)
        return
    yield " " * start + marks
    below = max(0, min(start, room - cells(label)))
    yield from (" " * below + line for line in folded(label, room - below))


def _where(place: Place) -> str:
    return f"{inert(place.file)}:{place.span.start.line}:{place.span.start.column}"
