"""An edge in an SVG: a line that ends at its cards, and a label where it has conditions or faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import copysign
from typing import NamedTuple

from sympozium_cli.diagram.arrangement import Size, Spot
from sympozium_cli.diagram.picture import Edge
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.report.diagram.svg_card import LOOP, badge, badge_width, text
from sympozium_cli.report.diagram.svg_style import HEAD, LINES
from sympozium_cli.report.diagram.svg_text import number, width_of, wrapped, write
from sympozium_cli.report.diagram.wording import numbers, terms, worst

_SIZE = 11.0
_LINE = 14.0
_ROOM = 150.0
_BADGE = 20.0


class Label(NamedTuple):
    """The label of an edge: lines of text, and the faults below them."""

    edge: Edge
    lines: tuple[str, ...]

    @property
    def size(self) -> Size:
        """The room that it takes; none where there is nothing to say."""
        widths = [width_of(line, _SIZE) + 8 for line in self.lines]
        marked = bool(self.edge.marks)
        widths += [badge_width(numbers(self.edge.marks))] if marked else []
        return Size(max(widths, default=0.0), _LINE * len(self.lines) + (_BADGE if marked else 0))


def label(edge: Edge) -> Label:
    """The label of an edge."""
    return Label(edge, tuple(line for term in terms(edge) for line in wrapped(term, _ROOM, _SIZE)))


def drawn_edge(edge: Edge, route: Sequence[Spot], tips: Iterable[str], *, down: bool) -> Iterator[str]:
    """The line of an edge along its route."""
    yield from _line(edge, _path(_shortened(route, down=down), down=down), tips)


def drawn_loop(edge: Edge, corner: Spot, tips: Iterable[str]) -> Iterator[str]:
    """The line of an edge from a node to itself, at the upper right corner of its card."""
    x, y = corner.x, corner.y
    start, end = Spot(x, y + 11), Spot(x + HEAD, y + 28)
    bend = x + LOOP
    path = f"M{_at(start)}C{_at(Spot(bend, start.y - 4))} {_at(Spot(bend, end.y))} {_at(end)}"
    yield from _line(edge, path, tips)
    yield from _badge(edge, Spot(x + LOOP, y + 19))


def drawn_label(label_: Label, centre: Spot) -> Iterator[str]:
    """The label of an edge, with its middle there, over the line."""
    width, height, _ = label_.size
    if not height:
        return
    left, top = centre.x - width / 2, centre.y - height / 2
    if label_.lines:
        box = f'x="{number(left)}" y="{number(top)}" width="{number(width)}"'
        yield f'<rect class="page" {box} height="{number(_LINE * len(label_.lines))}" rx="3"/>'
    for index, line in enumerate(label_.lines):
        style = "soft" if label_.edge.live else "soft faint"
        yield text(line, centre.x, top + 11 + _LINE * index, _SIZE, style, "middle")
    yield from _badge(label_.edge, Spot(centre.x, top + height - _BADGE / 2))


def _badge(edge: Edge, middle: Spot) -> Iterator[str]:
    words = numbers(edge.marks)
    yield from badge(worst(edge.marks), words, middle.x + badge_width(words) / 2, middle.y)


def sample(kind: str, left: float, middle: float, width: float) -> Iterator[str]:
    """A short line of a kind, for the legend."""
    yield from _stroke(kind, kind, f"M{number(left)} {number(middle)}H{number(left + width - HEAD)}")


def _line(edge: Edge, path: str, tips: Iterable[str]) -> Iterator[str]:
    kind = edge.type if edge.type in LINES else "other"
    colour = ERROR if worst(edge.marks) == ERROR else kind
    yield f'<g class="{"line" if edge.live else "faint"}">'
    yield f"<title>{'&#10;'.join(map(write, tips))}</title>"
    yield from _stroke(kind, colour, path)
    yield "</g>"


def _stroke(kind: str, colour: str, path: str) -> Iterator[str]:
    head = f'marker-end="url(#sympozium-{"supervision" if kind == "supervision" and colour == kind else colour})"'
    colours = kind if colour == kind else f"{kind} {colour}"
    if kind == "sequential":
        yield f'<path class="edge {colours}" d="{path}"/>'
        yield f'<path class="core" {head} d="{path}"/>'
    else:
        yield f'<path class="edge {colours}" {head} d="{path}"/>'


def _path(route: Sequence[Spot], *, down: bool) -> str:
    """A path through the points of a route: straight where it crosses a layer, bent in between."""
    parts = [f"M{_at(route[0])}"]
    for index, (one, other) in enumerate(pairwise(route)):
        straight = index % 2 == 0 or (one.x == other.x if down else one.y == other.y)
        parts.append(f"L{_at(other)}" if straight else _bend(one, other, down=down))
    return "".join(parts)


def _shortened(route: Sequence[Spot], *, down: bool) -> list[Spot]:
    """A route that leaves room for the head of its arrow, which comes straight from the layer before."""
    *others, near, end = route
    before = others[-1]
    if down:
        tip = end._replace(y=end.y + copysign(HEAD, before.y - end.y))
    else:
        tip = end._replace(x=end.x + copysign(HEAD, before.x - end.x))
    reaches = abs(near.x - end.x) + abs(near.y - end.y) >= HEAD
    return [*others, near if reaches else tip, tip]


def _bend(one: Spot, other: Spot, *, down: bool) -> str:
    if down:
        half = (one.y + other.y) / 2
        return f"C{_at(Spot(one.x, half))} {_at(Spot(other.x, half))} {_at(other)}"
    half = (one.x + other.x) / 2
    return f"C{_at(Spot(half, one.y))} {_at(Spot(half, other.y))} {_at(other)}"


def _at(spot: Spot) -> str:
    return f"{number(spot.x)} {number(spot.y)}"
