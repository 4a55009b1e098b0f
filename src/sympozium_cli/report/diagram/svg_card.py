"""A node in an SVG: a card with what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.diagram.arrangement import Size, Spot
from sympozium_cli.diagram.picture import CHANNEL, ONCE, READ_ONLY, SCHEDULE, STIMULUS, UNKNOWN, WEB, Node
from sympozium_cli.lint.severity import INFO
from sympozium_cli.report.diagram.svg_text import number, width_of, wrapped, write
from sympozium_cli.report.diagram.wording import EXCLUDED, SIGNS, name_of, numbers, title_of, worst

_NARROWEST = 128.0
_WIDEST = 250.0
_PADDING = 12.0
_NAME = 14.0
_SMALL = 11.5
_NAME_HEIGHT = 19.0
_LINE_HEIGHT = 16.0
_ICON = 18.0
_BADGE = 11.0
_RADIUS = 8.0
_START_RADIUS = 20.0
LOOP = 34.0
"""The room that an edge from a node to itself takes at its right side."""

_ICONS = {
    SCHEDULE: "M6 1a5 5 0 1 0 .01 0M6 3.4V6l2 1.3",
    ONCE: "M6.8 .8L2.6 6.8H5.4L4.8 11.2L9.4 4.9H6.4Z",
    CHANNEL: "M1.2 2h9.6v6.2H5.8L3 10.8V8.2H1.2Z",
    WEB: "M6 1a5 5 0 1 0 .01 0M1.2 6h9.6M6 1c-3 3-3 7 0 10M6 1c3 3 3 7 0 10",
    "memory": "M1.6 3C1.6 1 10.4 1 10.4 3V9C10.4 11 1.6 11 1.6 9ZM1.6 3C1.6 5 10.4 5 10.4 3",
}


class _Line(NamedTuple):
    text: str
    icon: str = ""
    style: str = "soft"


class Card(NamedTuple):
    """What stands on a card, and how large it is; `loops` says whether an edge leads from it to itself."""

    node: Node
    name: tuple[str, ...]
    lines: tuple[_Line, ...]
    width: float
    loops: bool

    @property
    def height(self) -> float:
        """From its upper to its lower edge."""
        return 2 * _PADDING + _NAME_HEIGHT * len(self.name) + _LINE_HEIGHT * len(self.lines) - 4

    @property
    def size(self) -> Size:
        """The room that it takes: as much on the left as a loop needs on the right."""
        free = LOOP if self.loops else 0.0
        return Size(self.width + 2 * free, self.height, free)


def card(node: Node, *, loops: bool) -> Card:
    """The card of a node."""
    room = _WIDEST - 2 * _PADDING
    beside = badge_width(numbers(node.marks)) + 8 if node.marks else 0.0
    name = wrapped(name_of(node), room - beside, _NAME, 2, bold=True)
    lines = tuple(line for said in _said(node) for line in _folded(said, room))
    widths = [width_of(part, _NAME, bold=True) + beside for part in name]
    widths += [width_of(line.text, _SMALL) + (_ICON if line.icon else 0) for line in lines]
    width = min(max(_NARROWEST, max(widths) + 2 * _PADDING), _WIDEST)
    return Card(node, tuple(name), lines, width, loops)


def _said(node: Node) -> Iterator[_Line]:
    if node.kind == UNKNOWN:
        yield _Line("no such persona", style="on-error")
    if node.excluded:
        yield _Line(EXCLUDED, style="ink")
    if title_of(node):
        yield _Line(title_of(node))
    for trigger in node.triggers:
        yield _Line(f"{trigger.text} ({trigger.fate})" if trigger.fate else trigger.text, trigger.kind)
    if node.access:
        words = "reads only" if node.access == READ_ONLY else "reads and writes"
        yield _Line(f"{words}, {node.visibility}" if node.visibility else words, "memory")


def _folded(line: _Line, room: float) -> Iterator[_Line]:
    first, *others = wrapped(line.text, room - (_ICON if line.icon else 0), _SMALL, 2)
    yield line._replace(text=first)
    yield from (line._replace(text=text, icon="indent" if line.icon else "") for text in others)


def drawn_card(card_: Card, centre: Spot, tips: Iterable[str]) -> Iterator[str]:
    """The card at its place; `tips` are shown to whoever points at it."""
    node = card_.node
    left, top = centre.x - card_.width / 2, centre.y - card_.height / 2
    yield f'<g class="{"faint" if node.excluded else "node"}">'
    yield f"<title>{'&#10;'.join(map(write, (name_of(node), *tips)))}</title>"
    yield (
        f'<rect class="{_classes(node)}" x="{number(left)}" y="{number(top)}" width="{number(card_.width)}" '
        f'height="{number(card_.height)}" rx="{number(_START_RADIUS if node.kind == STIMULUS else _RADIUS)}"/>'
    )
    yield from _texts(card_, left + _PADDING, top + _PADDING)
    yield "</g>"
    yield from badge(worst(node.marks), numbers(node.marks), left + card_.width - 9, top + _PADDING + 6)


def _classes(node: Node) -> str:
    severity = worst(node.marks)
    special = {STIMULUS: "start", UNKNOWN: "unknown"}.get(node.kind, "excluded" if node.excluded else "")
    return " ".join(name for name in ("card", special, severity if severity != INFO else "") if name)


def _texts(card_: Card, left: float, top: float) -> Iterator[str]:
    baseline = top + 12
    for part in card_.name:
        yield text(part, left, baseline, _NAME, "name ink")
        baseline += _NAME_HEIGHT
    for line in card_.lines:
        if line.icon in _ICONS:
            yield icon(line.icon, left, baseline - 11)
        yield text(line.text, left + (_ICON if line.icon else 0), baseline - 1.5, _SMALL, line.style)
        baseline += _LINE_HEIGHT


def icon(kind: str, left: float, top: float) -> str:
    """A small sign."""
    return f'<path class="icon" transform="translate({number(left)} {number(top)})" d="{_ICONS[kind]}"/>'


def text(words: str, left: float, baseline: float, size: float, classes: str, anchor: str = "") -> str:
    """A line of text."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text class="{classes}" x="{number(left)}" y="{number(baseline)}" font-size="{number(size)}"{anchored}>'
        f"{write(words)}</text>"
    )


def badge_width(words: str) -> float:
    """How wide a badge with these numbers is."""
    return width_of(f"  {words}", _BADGE, bold=True) + 12


def badge(severity: str, words: str, right: float, middle: float) -> Iterator[str]:
    """The sign of a severity and the numbers of faults, on its colour; nothing where there is no fault."""
    if severity:
        width = badge_width(words)
        yield (
            f'<rect class="on-{severity}" x="{number(right - width)}" y="{number(middle - 9)}" '
            f'width="{number(width)}" height="18" rx="9"/>'
        )
        said = f"{SIGNS[severity]} {words}".rstrip()
        yield text(said, right - width / 2, middle + 4, _BADGE, "name badge-text", "middle")
