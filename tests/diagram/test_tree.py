"""Trees: every edge is one row, and every node has one row of its own."""

from __future__ import annotations

import random
from itertools import pairwise

from sympozium_cli.diagram.picture import Edge, Node, Picture
from sympozium_cli.diagram.tree import HERE, rows


def _picture(names: str, *edges: str) -> Picture:
    nodes = tuple(Node(name, "persona", name) for name in names)
    drawn = tuple(Edge(str(index), each[2:] or "delegation", each[0], each[1]) for index, each in enumerate(edges))
    return Picture("Ensemble", "p", "", "v0.10.46", "", nodes, drawn)


def _lines(picture: Picture, deepest: int = 9) -> list[str]:
    return [f"{'-' * len(row.lasts)}{row.node.name} {row.elsewhere}".rstrip() for row in rows(picture, deepest)]


def test_a_node_stands_below_the_longest_way_that_starts_it() -> None:
    assert _lines(_picture("abc", "ac", "ab", "bc")) == ["a", "-c below", "-b", "--c"]


def test_a_node_stands_below_supervision_only_where_nothing_starts_it() -> None:
    assert _lines(_picture("abc", "absupervision", "cb", "acsupervision")) == ["a", "-b below", "-c", "--b"]


def test_a_circle_comes_back() -> None:
    assert _lines(_picture("ab", "ab", "ba", "bb")) == ["a", "-b", "--a back", "--b self"]


def test_what_lies_too_deep_gets_a_tree_of_its_own() -> None:
    assert _lines(_picture("abcd", "ab", "bc", "cd"), 2) == ["a", "-b", "--c below", "c", "-d"]


def test_every_edge_and_every_node_is_there_once() -> None:
    chance = random.Random(3)
    for _ in range(300):
        names = "abcdefgh"[: chance.randint(1, 8)]
        kinds = ("delegation", "supervision", "sequential")
        ends = [
            chance.choice(names) + chance.choice(names) + chance.choice(kinds) for _ in range(chance.randint(0, 15))
        ]
        picture = _picture(names, *ends)
        found = rows(picture, chance.randint(1, 5))
        assert sorted(row.edge.id for row in found if row.edge) == sorted(edge.id for edge in picture.edges)
        assert sorted(row.node.name for row in found if row.elsewhere == HERE) == sorted(names)
        assert all(row.node.id == row.edge.target for row in found if row.edge)


def test_a_long_chain_is_no_trouble() -> None:
    names = [f"n{number}" for number in range(5000)]
    nodes = tuple(Node(name, "persona", name) for name in names)
    edges = tuple(Edge(one, "sequential", one, other) for one, other in pairwise(names))
    assert len(rows(Picture("", "", "", "", "", nodes, edges), 8)) == 5000 + 4999 // 8
