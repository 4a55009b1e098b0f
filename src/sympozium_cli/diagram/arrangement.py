"""Where everything in a picture stands on a page, with lines as curves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sympozium_cli.diagram.components import Component, components
from sympozium_cli.diagram.layered import Box, Layout, Link, Point, layout
from sympozium_cli.diagram.picture import Picture
from sympozium_cli.diagram.ranks import ranks

_PAGE = (1000.0, 760.0)
"""What a reader sees of a page without scrolling: the direction is chosen so that most fits into it."""

_GAP = 44.0


class Size(NamedTuple):
    """Width and height; `free` is the part of the width that is kept free on either side."""

    width: float = 0.0
    height: float = 0.0
    free: float = 0.0


class Spot(NamedTuple):
    """A place on the page: from the left, from the top."""

    x: float
    y: float


class Arrangement(NamedTuple):
    """Where everything stands.

    Args:
        nodes: the centre of every node.
        labels: the centre of the label of every edge that is drawn as a line.
        routes: the points of every such line, from source to target. Between the first and the second point, the third
            and the fourth, and so on, it is straight; between the others it may bend.
        size: of the whole.
        down: whether sources stand above their targets; else they stand on their left.
    """

    nodes: dict[str, Spot]
    labels: dict[str, Spot]
    routes: dict[str, tuple[Spot, ...]]
    size: Size
    down: bool


def arranged(picture: Picture, nodes: Mapping[str, Size], labels: Mapping[str, Size]) -> Arrangement:
    """Arrange a picture from top to bottom or from left to right, whichever shows it larger.

    Edges from a node to itself are left out. They stand on its right, where no other line may be: where there is one,
    the picture goes from top to bottom.

    Args:
        picture: what to arrange.
        nodes: the size of every node.
        labels: the size of the label of every edge.
    """
    loops = any(edge.source == edge.target for edge in picture.edges)
    found = [_arranged(picture, nodes, labels, down=down) for down in ((True,) if loops else (True, False))]
    return max(found, key=lambda one: _scale(one.size))


def _scale(size: Size) -> float:
    """How large a page can be shown; 1 where it need not be made smaller."""
    return min(1.0, *(most / max(one, 1.0) for most, one in zip(_PAGE, size, strict=False)))


def _arranged(picture: Picture, nodes: Mapping[str, Size], labels: Mapping[str, Size], *, down: bool) -> Arrangement:
    parts = components([node.id for node in picture.nodes], picture.edges)
    connected = [part for part in parts if len(part.nodes) > 1]
    alone = [part.nodes[0] for part in parts if len(part.nodes) == 1]
    sheets = [_sheet(part, nodes, labels, down=down) for part in connected]
    widest = max((sheet.size.width for sheet in sheets), default=0.0)
    sheets += [_row(row, nodes, down=down) for row in _rows(alone, nodes, max(widest, _PAGE[0]))]
    return _together(sheets, max(widest, _PAGE[0]), down=down)


def _sheet(part: Component, nodes: Mapping[str, Size], labels: Mapping[str, Size], *, down: bool) -> Arrangement:
    edges = [edge for edge in part.edges if edge.source != edge.target]
    ranked = ranks(part.nodes, edges)
    links = [
        Link(edge.id, *_ends(edge.source, edge.target, turned=edge.id in ranked.back), _box(labels[edge.id], down=down))
        for edge in edges
    ]
    found = layout({node: _box(nodes[node], down=down) for node in part.nodes}, ranked.of, links)
    return _on_page(found, ranked.back, down=down)


def _ends(source: str, target: str, *, turned: bool) -> tuple[str, str]:
    return (target, source) if turned else (source, target)


def _box(size: Size, *, down: bool) -> Box:
    if down:
        return Box(size.height, size.width, free_across=size.free)
    return Box(size.width, size.height, free_along=size.free)


def _on_page(found: Layout, turned: frozenset[str], *, down: bool) -> Arrangement:
    def spot(point: Point) -> Spot:
        return Spot(point.across, point.along) if down else Spot(point.along, point.across)

    routes = {name: tuple(map(spot, points)) for name, points in found.routes.items()}
    return Arrangement(
        nodes={name: spot(point) for name, point in found.nodes.items()},
        labels={name: spot(point) for name, point in found.labels.items()},
        routes={name: points[::-1] if name in turned else points for name, points in routes.items()},
        size=Size(*spot(Point(found.size.along, found.size.across))),
        down=down,
    )


def _rows(alone: Sequence[str], nodes: Mapping[str, Size], width: float) -> Iterator[list[str]]:
    """Nodes that nothing is connected with, in rows of that width."""
    row: list[str] = []
    used = 0.0
    for name in alone:
        if row and used + nodes[name].width > width:
            yield row
            row, used = [], 0.0
        row.append(name)
        used += nodes[name].width + _GAP
    if row:
        yield row


def _row(names: Sequence[str], nodes: Mapping[str, Size], *, down: bool) -> Arrangement:
    height = max(nodes[name].height for name in names)
    spots: dict[str, Spot] = {}
    left = 0.0
    for name in names:
        spots[name] = Spot(left + nodes[name].width / 2, height / 2)
        left += nodes[name].width + _GAP
    return Arrangement(spots, {}, {}, Size(left - _GAP, height), down)


def _together(sheets: Sequence[Arrangement], width: float, *, down: bool) -> Arrangement:
    """Sheets beside each other while there is room, else below."""
    whole = Arrangement({}, {}, {}, Size(), down)
    left = top = bottom = right = 0.0
    for sheet in sheets:
        if left and left + sheet.size.width > width:
            left, top = 0.0, bottom + _GAP
        _put(whole, sheet, left, top)
        left += sheet.size.width + _GAP
        right = max(right, left - _GAP)
        bottom = max(bottom, top + sheet.size.height)
    return whole._replace(size=Size(right, bottom))


def _put(whole: Arrangement, sheet: Arrangement, left: float, top: float) -> None:
    def moved(spot: Spot) -> Spot:
        return Spot(spot.x + left, spot.y + top)

    whole.nodes.update({name: moved(spot) for name, spot in sheet.nodes.items()})
    whole.labels.update({name: moved(spot) for name, spot in sheet.labels.items()})
    whole.routes.update({name: tuple(map(moved, route)) for name, route in sheet.routes.items()})
