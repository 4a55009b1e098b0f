"""What stands below the cards of an SVG: the shared memory, what the lines mean, and the faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.diagram.picture import Memory, Picture
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import INFO
from sympozium_cli.report.diagram.svg_card import badge, icon, text
from sympozium_cli.report.diagram.svg_edge import sample
from sympozium_cli.report.diagram.svg_style import LINES
from sympozium_cli.report.diagram.svg_text import number, width_of, wrapped
from sympozium_cli.report.diagram.wording import FATES, MEANINGS, SIGNS, memory_lists, numbers, worst
from sympozium_cli.report.wording import headline

_SIZE = 12.0
_LINE = 18.0
_GAP = 20.0
_SAMPLE = 44.0
_MOST_LINES = 6
_NOTE = 42.0


class Foot:
    """The foot of a page.

    Args:
        picture: what is drawn.
        findings: what its marks count.
        width: of the page.
    """

    def __init__(self, picture: Picture, findings: Sequence[LocatedFinding], width: float) -> None:
        self._width = width
        self._memory = picture.memory
        lists = memory_lists(picture)
        self._names_at = max((width_of(label, _SIZE) for label, _ in lists), default=0.0) + 52
        room = width - self._names_at - 16
        self._lists = [(label, wrapped(", ".join(names), room, _SIZE, _MOST_LINES)) for label, names in lists]
        there = {edge.type for edge in picture.edges}
        self._kinds = [kind for kind in LINES if kind in there & set(MEANINGS)]
        fates = {trigger.fate for node in picture.nodes for trigger in node.triggers}
        self._fates = [words for fate, words in FATES.items() if fate in fates]
        self._severities = [finding.severity for finding in findings]
        self._notes = [wrapped(_note(finding), width - _NOTE, _SIZE, 4) for finding in findings]

    @property
    def height(self) -> float:
        """How high the foot is."""
        blocks = [self._memory_height(), self._legend_height(), sum(len(note) for note in self._notes) * _LINE]
        there = [block for block in blocks if block]
        return sum(there) + _GAP * max(len(there) - 1, 0)

    def lines(self) -> Iterator[str]:
        """The foot, its upper left corner at the origin."""
        top = 0.0
        if self._memory is not None:
            yield from self._panel(self._memory)
            top += self._memory_height() + _GAP
        if self._kinds or self._fates:
            yield from self._legend(top)
            top += self._legend_height() + _GAP
        yield from self._faults(top)

    def _memory_height(self) -> float:
        if self._memory is None:
            return 0.0
        return 38 + _LINE * sum(len(names) for _, names in self._lists) + (6 if self._lists else 0)

    def _panel(self, memory: Memory) -> Iterator[str]:
        severity = worst(memory.marks)
        shown = f" {severity}" if severity not in {"", INFO} else ""
        size = f'width="{number(self._width)}" height="{number(self._memory_height())}"'
        yield f'<rect class="panel{shown}" {size} rx="8"/>'
        yield icon("memory", 14, 13)
        yield text("Shared memory", 34, 24, 14, "name ink")
        yield text(memory.size, 40 + width_of("Shared memory", 14, bold=True), 24, _SIZE, "soft")
        yield from badge(severity, numbers(memory.marks), self._width - 12, 20)
        top = 46.0
        for label, names in self._lists:
            yield text(label, 34, top, _SIZE, "soft")
            for line in names:
                yield text(line, self._names_at, top, _SIZE, "ink")
                top += _LINE

    def _legend_height(self) -> float:
        return _LINE * (len(self._kinds) + len(self._fates))

    def _legend(self, top: float) -> Iterator[str]:
        for kind in self._kinds:
            yield from sample(kind, 0, top + 8, _SAMPLE)
            yield text(kind, _SAMPLE + 12, top + 12, _SIZE, "name ink")
            yield text(MEANINGS[kind], _SAMPLE + 96, top + 12, _SIZE, "soft")
            top += _LINE
        for words in self._fates:
            yield text(words, 0, top + 12, _SIZE, "soft")
            top += _LINE

    def _faults(self, top: float) -> Iterator[str]:
        for index, (severity, note) in enumerate(zip(self._severities, self._notes, strict=True), 1):
            yield text(f"{SIGNS[severity]} {index}", 0, top + 12, _SIZE, f"name on-{severity}")
            for line in note:
                yield text(line, _NOTE, top + 12, _SIZE, "ink")
                top += _LINE


def _note(finding: LocatedFinding) -> str:
    """A finding without its file, for the picture may be anywhere."""
    line, column = finding.place.span.start
    return f"{line}:{column} {headline(finding)} [{finding.rule}]"
