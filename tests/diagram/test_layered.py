"""Drawing in layers: nothing touches anything, and lines end where they should."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from sympozium_cli.diagram.arrangement import Arrangement, Size, arranged
from sympozium_cli.diagram.crossings import crossings, ordered
from sympozium_cli.diagram.neighbours import Neighbours
from sympozium_cli.diagram.picture import Edge, Node, Picture
from sympozium_cli.diagram.straightening import within
from sympozium_cli.errors import UsageError


def _picture(number: int, ends: list[tuple[int, int]]) -> Picture:
    nodes = tuple(Node(f"n{index}", "persona", "") for index in range(number))
    edges = tuple(Edge(f"e{index}", "delegation", f"n{a}", f"n{b}") for index, (a, b) in enumerate(ends))
    return Picture("Ensemble", "p", "", "v0.10.46", "", nodes, edges)


def _box(centre: tuple[float, float], size: Size, free: float = 0) -> tuple[float, float, float, float]:
    x, y = centre
    size = size._replace(width=size.width - 2 * free)
    return x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _check(picture: Picture, nodes: dict[str, Size], labels: dict[str, Size], found: Arrangement) -> None:
    boxes = [_box(found.nodes[name], size) for name, size in nodes.items()]
    boxes += [_box(found.labels[name], labels[name]) for name in found.labels if labels[name].width]
    assert all(_apart(one, other) for one, other in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert min(left, top) > -0.01
        assert right < found.size.width + 0.01
        assert bottom < found.size.height + 0.01
    for edge in picture.edges:
        if edge.source != edge.target:
            route = found.routes[edge.id]
            for end, spot in ((edge.source, route[0]), (edge.target, route[-1])):
                left, top, right, bottom = _box(found.nodes[end], nodes[end], nodes[end].free)
                on_side = (
                    min(abs(spot.y - top), abs(spot.y - bottom))
                    if found.down
                    else min(abs(spot.x - left), abs(spot.x - right))
                )
                assert on_side < 0.01
                assert left < spot.x < right if found.down else top < spot.y < bottom


def test_nothing_touches_anything() -> None:
    chance = random.Random(11)
    directions = set()
    for _ in range(150):
        number = chance.randint(1, 12)
        ends = [(chance.randrange(number), chance.randrange(number)) for _ in range(chance.randint(0, 20))]
        picture = _picture(number, ends)
        nodes = {
            node.id: Size(chance.uniform(140, 260), chance.uniform(30, 120), chance.choice((0, 34)))
            for node in picture.nodes
        }
        labels = {edge.id: Size(chance.choice((0, 90)), chance.choice((14, 30))) for edge in picture.edges}
        labels = {name: size if size.width else Size() for name, size in labels.items()}
        found = arranged(picture, nodes, labels)
        directions.add(found.down)
        _check(picture, nodes, labels, found)
    assert directions == {True, False}


def test_a_chain_is_straight_and_a_star_is_laid_down() -> None:
    size = Size(150, 60)
    chain = _picture(6, [(index, index + 1) for index in range(5)])
    found = arranged(chain, {node.id: size for node in chain.nodes}, {edge.id: Size() for edge in chain.edges})
    assert found.down
    assert len({round(spot.x, 1) for route in found.routes.values() for spot in route}) == 1
    star = _picture(11, [(0, index) for index in range(1, 11)])
    assert not arranged(star, {node.id: size for node in star.nodes}, {edge.id: Size() for edge in star.edges}).down


def test_lines_are_untangled() -> None:
    links = Neighbours([(("a", 0), ("d", 1)), (("b", 0), ("c", 1))])
    layers = [[("a", 0), ("b", 0)], [("c", 1), ("d", 1)]]
    assert crossings(layers, links) == 1
    assert crossings(ordered(layers, links), links) == 0


def test_crossings_are_counted_as_pairs() -> None:
    chance = random.Random(5)
    for _ in range(50):
        pairs = sorted({(chance.randrange(6), chance.randrange(6)) for _ in range(12)})
        links = Neighbours([(("u", a), ("l", b)) for a, b in pairs])
        layers = [[("u", index) for index in range(6)], [("l", index) for index in range(6)]]
        naive = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(pairs, 2))
        assert crossings(layers, links) == naive


def test_ports_keep_their_order_and_their_side() -> None:
    places = within([-500.0, -400.0, 3.0, 900.0], 0.0, 100.0, 20.0)
    assert places == sorted(places)
    assert places[0] >= -50
    assert places[-1] <= 50
    assert all(b - a >= 20 - 1e-9 for a, b in pairwise(places))
    assert within([70.0], 0.0, 100.0, 20.0) == [50.0]


def test_what_nobody_could_read_is_refused() -> None:
    chance = random.Random(2)
    crowd = _picture(400, [(chance.randrange(400), chance.randrange(400)) for _ in range(1500)])
    with pytest.raises(UsageError, match="too many"):
        arranged(crowd, {node.id: Size(9, 9) for node in crowd.nodes}, {edge.id: Size() for edge in crowd.edges})
