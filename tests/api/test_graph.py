from __future__ import annotations

import random
from itertools import pairwise, product

import pytest

from sympozium_cli.api import Pack, Relationship
from sympozium_cli.api.edges import acyclic_edges, by_source, by_target, live_edges
from sympozium_cli.api.graph import cycles, longest_ways, names_along, trace
from sympozium_cli.values.release import Release

NEWEST = Release(0, 10, 46)


def edges_of(*words: str) -> tuple[Relationship, ...]:
    """Sequential edges, each written as "ab" for an edge from a to b."""
    return pack_of(*words).relationships


def pack_of(*words: str, release: Release = NEWEST, exclude: str = "") -> Pack:
    """Sequential edges from lower-case words ("ab"), delegation edges from upper-case ones ("AB")."""
    edges = [{"source": word[0].lower(), "target": word[1].lower(), "type": _type(word)} for word in words]
    personas = [{"name": name} for name in "abcdefghij"]
    spec = {"agentConfigs": personas, "relationships": edges, "excludePersonas": list(exclude)}
    return Pack({"spec": spec}, release)


def _type(word: str) -> str:
    return "sequential" if word.islower() else "delegation"


def paths(*words: str) -> list[str]:
    return [names_along(cycle) for cycle in cycles(edges_of(*words))]


def test_a_cycle_is_given_with_the_edge_that_closes_it_last() -> None:
    assert paths("ab", "ba") == ["a -> b -> a"]
    assert paths("ca", "ab", "bc") == ["c -> a -> b -> c"]


def test_an_edge_to_itself_is_a_cycle() -> None:
    assert paths("ab", "aa") == ["a -> a"]


def test_each_cycle_is_given_once_whatever_edge_is_repeated() -> None:
    assert paths("ab", "ba", "ab", "ba") == ["a -> b -> a"]
    assert paths("aa", "aa") == ["a -> a"]


def test_cycles_that_share_a_persona_are_all_given() -> None:
    assert paths("ab", "ba", "bc", "cb") == ["a -> b -> a", "b -> c -> b"]


def test_of_the_cycles_that_one_edge_closes_the_shortest_is_given() -> None:
    assert paths("ab", "bc", "cd", "ad", "da") == ["a -> d -> a"]


def test_edges_that_lead_into_a_cycle_and_out_of_it_are_no_part_of_it() -> None:
    assert paths("xa", "ab", "ba", "bz") == ["a -> b -> a"]


def test_a_graph_without_a_cycle_gives_none() -> None:
    assert paths("ab", "ac", "bd", "cd") == []
    assert paths() == []


def test_a_thousand_edges_in_one_circle_are_no_trouble() -> None:
    names = [f"p{number}" for number in range(1000)]
    ring = [{"source": a, "target": b, "type": "sequential"} for a, b in pairwise([*names, names[0]])]
    edges = Pack({"spec": {"relationships": ring}}, NEWEST).relationships
    assert [len(cycle) for cycle in cycles(edges)] == [1000]


@pytest.mark.parametrize("seed", range(200))
def test_a_random_graph_has_cycles_exactly_if_a_persona_reaches_itself(seed: int) -> None:
    words = random_edges(seed)
    found = cycles(edges_of(*words))
    assert bool(found) == any((name, name) in reachable(words) for name in "abcdefg")
    for cycle in found:
        assert all(edge.target == following.source for edge, following in pairwise((*cycle, cycle[0])))
        assert len({edge.source for edge in cycle}) == len(cycle)


@pytest.mark.parametrize("seed", range(200))
def test_without_the_closing_edges_no_cycle_is_left(seed: int) -> None:
    words = list(dict.fromkeys(random_edges(seed)))
    closing = {cycle[-1].path[-1] for cycle in cycles(edges_of(*words))}
    kept = [word for number, word in enumerate(words) if number not in closing]
    assert cycles(edges_of(*kept)) == ()


@pytest.mark.parametrize("seed", range(100))
def test_the_longest_way_is_as_long_as_trying_every_way_says(seed: int) -> None:
    words = [word for word in random_edges(seed) if word[0] < word[1]]
    ways = longest_ways(edges_of(*words))
    assert {name: way.length for name, way in ways.items()} == {
        name: longest_by_trying(words, name) for name in {letter for word in words for letter in word}
    }
    for name, way in ways.items():
        assert len(trace(ways, name)) == way.length


def test_the_longest_way_is_traced_from_its_start() -> None:
    ways = longest_ways(edges_of("ac", "ab", "bc", "cd"))
    assert names_along(trace(ways, "d")) == "a -> b -> c -> d"


def test_a_persona_on_a_cycle_or_behind_it_has_no_longest_way() -> None:
    assert set(longest_ways(edges_of("ab", "bc", "cb", "cd"))) == {"a"}


def test_delegation_edges_may_form_cycles_before_v0_10_39() -> None:
    assert len(acyclic_edges(pack_of("ab", "BA", release=Release(0, 10, 38)))) == 1
    assert len(acyclic_edges(pack_of("ab", "BA", release=Release(0, 10, 39)))) == 2


def test_edges_from_or_to_nobody_are_not_looked_at_for_cycles() -> None:
    assert acyclic_edges(pack_of("az", "za")) == ()


def test_a_live_edge_joins_two_personas_that_are_there_and_not_excluded() -> None:
    live = live_edges(pack_of("ab", "bc", "cd", "dz", "zd", exclude="c"), "sequential")
    assert [(edge.source.name, edge.target.name) for edge in live] == [("a", "b")]


def test_edges_are_grouped_by_either_end_and_said_once() -> None:
    live = live_edges(pack_of("ac", "bc", "ac", "ad"), "sequential")
    assert [[edge.target.name for edge in group] for group in by_source(live)] == [["c", "d"], ["c"]]
    assert [[edge.source.name for edge in group] for group in by_target(live)] == [["a", "b"], ["a"]]


def random_edges(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice("abcdefg") + chance.choice("abcdefg") for _ in range(chance.randint(0, 9))]


def reachable(words: list[str]) -> set[tuple[str, str]]:
    """Which letter leads to which, in one step or more (Warshall's algorithm)."""
    pairs = {(word[0], word[1]) for word in words}
    for middle, start, end in product("abcdefg", repeat=3):
        if (start, middle) in pairs and (middle, end) in pairs:
            pairs.add((start, end))
    return pairs


def longest_by_trying(words: list[str], name: str) -> int:
    return max((1 + longest_by_trying(words, word[0]) for word in words if word[1] == name), default=0)
