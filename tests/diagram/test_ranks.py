"""Ranks: edges lead down, but for a few."""

from __future__ import annotations

import random

from sympozium_cli.diagram.picture import Edge
from sympozium_cli.diagram.ranks import ranks


def _edges(*ends: str, kind: str = "delegation") -> list[Edge]:
    return [Edge(each + kind, kind, *each) for each in ends]


def test_a_node_is_one_rank_below_the_longest_way_to_it() -> None:
    assert ranks("abc", _edges("ab", "bc", "ac")).of == {"a": 0, "b": 1, "c": 2}


def test_a_circle_is_opened_where_something_leads_into_it() -> None:
    found = ranks("abcs", _edges("ab", "bc", "ca", "sb"))
    assert found.back == {"abdelegation"}
    assert found.of == {"s": 0, "b": 1, "c": 2, "a": 3}


def test_supervision_gives_way() -> None:
    found = ranks("ab", [*_edges("ab", kind="supervision"), *_edges("ba")])
    assert found.of == {"b": 0, "a": 1}
    assert found.back == {"absupervision"}


def test_an_edge_to_itself_leads_back() -> None:
    assert ranks("a", _edges("aa")).back == {"aadelegation"}


def test_every_edge_leads_down_or_is_known_to_lead_back() -> None:
    chance = random.Random(7)
    for _ in range(200):
        nodes = [f"n{number}" for number in range(chance.randint(1, 9))]
        kinds = ("delegation", "supervision")
        edges = [
            Edge(f"e{number}", chance.choice(kinds), chance.choice(nodes), chance.choice(nodes))
            for number in range(chance.randint(0, 20))
        ]
        found = ranks(nodes, edges)
        assert set(found.of) == set(nodes)
        for edge in edges:
            assert (found.of[edge.source] < found.of[edge.target]) == (edge.id not in found.back)
            assert edge.source == edge.target or found.of[edge.source] != found.of[edge.target]
