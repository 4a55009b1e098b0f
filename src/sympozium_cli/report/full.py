"""Findings for people: the message, the place, the line with carets, the effect and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding, Place
from sympozium_cli.report.excerpt import excerpt
from sympozium_cli.report.masking import masked
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal, inert

TO_STDERR = False


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
            yield from (self._fine(pack) for pack in packs)
        style = "error" if summary.errors else "warning" if summary.warnings else "ok"
        yield self._terminal.paint(summary.sentence(), style)

    def _fine(self, pack: CheckedPack) -> str:
        return f"{self._terminal.paint('ok', 'ok')}  {inert(pack.sentence())}"

    def _finding(self, finding: LocatedFinding) -> Iterator[str]:
        paint = self._terminal.paint
        width = len(str(max(place.span.start.line for place in (finding.place, *finding.related))))
        title = f"{paint(f'{finding.severity}[{finding.rule}]', finding.severity)}: "
        message = _clean(finding.message)
        yield from self._wrapped(title, paint(message, "bold"), len(finding.severity) + len(finding.rule) + 4, 2)
        yield f"{' ' * width}{paint('-->', 'place')} {_where(finding.place)}"
        yield f"{' ' * width} {paint('|', 'place')}"
        yield from self._place(finding.place, width, "^", finding.severity)
        for place in finding.related:
            yield from self._elsewhere(place, width, finding.place)
        for word, text in (("effect", finding.effect), ("fix", finding.remedy)):
            if text:
                yield from self._note(word, text, width)
        yield from self._note("help", f"sympozium explain {finding.rule}", width)

    def _elsewhere(self, place: Place, width: int, main: Place) -> Iterator[str]:
        paint = self._terminal.paint
        if place.file != main.file:
            yield f"{' ' * width}{paint(':::', 'place')} {_where(place)}"
        else:
            yield f"{' ' * width}{paint(':::', 'place')}"
        yield from self._place(place, width, "-", "place")

    def _place(self, place: Place, width: int, mark: str, style: str) -> Iterator[str]:
        paint = self._terminal.paint
        shown = excerpt(place, max(self._terminal.width - width - 3, 20) if self._terminal.width else 0)
        yield f"{paint(f'{place.span.start.line:>{width}} |', 'place')} {shown.text}"
        marks = mark * (shown.end - shown.start)
        label = f" {_clean(place.label)}" if place.label else ""
        yield f"{' ' * width} {paint('|', 'place')} {' ' * shown.start}{paint(marks + label, style)}"

    def _note(self, word: str, text: str, width: int) -> Iterator[str]:
        head = f"{' ' * width} {self._terminal.paint('=', 'place')} {word}: "
        yield from self._wrapped(head, _clean(text), width + len(word) + 5, width + len(word) + 5)

    def _wrapped(self, head: str, text: str, used: int, indent: int) -> Iterator[str]:
        room = self._terminal.width
        if not room or used + len(text) <= room:
            yield head + text
            return
        first = " " * used
        lines = wrap(text, max(room, indent + 15), initial_indent=first, subsequent_indent=" " * indent)
        yield head + lines[0][used:]
        yield from lines[1:]


def _where(place: Place) -> str:
    return f"{inert(place.file)}:{place.span.start.line}:{place.span.start.column}"


def _clean(text: str) -> str:
    return inert(masked(text.replace("\n", "\\n")))
