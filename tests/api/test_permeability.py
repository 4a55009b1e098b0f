"""Who may write into the shared memory, and how visible what he writes is."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.api import Pack
from sympozium_cli.api.permeability import travelling, visibilities
from sympozium_cli.api.sharing import limits, membrane, shared_memory, token_budget, writers
from sympozium_cli.values.release import Release


def _pack(memory: dict[str, Any] | None, *edges: tuple[str, str, str], **spec: Any) -> Pack:
    spec.setdefault("agentConfigs", [{"name": name} for name in ("lead", "writer", "editor")])
    spec["relationships"] = [{"source": a, "type": kind, "target": b} for a, kind, b in edges]
    if memory is not None:
        spec["sharedMemory"] = {"enabled": True, **memory}
    return Pack({"metadata": {"name": "demo"}, "spec": spec}, Release(0, 10, 46))


def _words(pack: Pack) -> dict[str, str]:
    return {each.persona.name: each.word for each in visibilities(pack)}


def test_without_edges_everybody_has_the_visibility_of_the_membrane() -> None:
    pack = _pack({"membrane": {"defaultVisibility": "private"}})
    assert _words(pack) == {"lead": "private", "writer": "private", "editor": "private"}
    assert {str(each.path) for each in visibilities(pack)} == {"spec.sharedMemory.membrane.defaultVisibility"}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([("lead", "delegation", "writer")], ("trusted", "private", "public")),
        ([("lead", "sequential", "writer")], ("public", "private", "public")),
        ([("lead", "supervision", "writer")], ("public", "public", "public")),
        ([("kickoff", "stimulus", "lead")], ("private", "public", "public")),
        ([("lead", "delegation", "writer"), ("writer", "sequential", "editor")], ("trusted", "public", "private")),
        ([("lead", "delegation", "writer"), ("editor", "supervision", "lead")], ("trusted", "private", "public")),
        ([("lead", "delegation", "writer"), ("editor", "supervision", "writer")], ("trusted", "public", "public")),
    ],
)
def test_edges_decide_where_no_rule_does(edges: list[tuple[str, str, str]], expected: tuple[str, ...]) -> None:
    pack = _pack({"membrane": {"defaultVisibility": "public"}}, *edges)
    assert tuple(_words(pack).values()) == expected


def test_what_follows_from_edges_is_told_from_what_is_written() -> None:
    pack = _pack({"membrane": {"defaultVisibility": "public"}}, ("lead", "delegation", "writer"))
    found = [(each.derived, str(each.path)) for each in visibilities(pack)]
    around = "spec.sharedMemory.membrane"
    assert found == [(True, around), (True, around), (False, f"{around}.defaultVisibility")]


def test_one_rule_ends_the_derivation_and_the_first_of_several_decides() -> None:
    rules = [
        {"agentConfig": "writer", "defaultVisibility": "trusted"},
        {"agentConfig": "writer", "defaultVisibility": "private"},
        {"agentConfig": "editor", "acceptTags": ["plan"]},
    ]
    pack = _pack({"membrane": {"defaultVisibility": "public", "permeability": rules}}, ("lead", "delegation", "writer"))
    assert _words(pack) == {"lead": "public", "writer": "trusted", "editor": "public"}


def test_who_reads_only_or_is_excluded_publishes_nothing() -> None:
    access = [
        {"agentConfig": "lead", "access": "read-only"},
        {"agentConfig": "lead", "access": "read-write"},
        {"agentConfig": "writer", "access": "read-write"},
    ]
    pack = _pack({"accessRules": access, "membrane": {"defaultVisibility": "public"}}, excludePersonas=["editor"])
    assert [persona.name for persona in writers(pack)] == ["writer"]
    assert _words(pack) == {"writer": "public"}


def test_a_memory_that_is_off_has_no_membrane_but_still_a_budget() -> None:
    pack = _pack({"enabled": False, "membrane": {"tokenBudget": {"maxTokens": 5}}})
    budget = token_budget(pack)
    assert (shared_memory(pack), membrane(pack), visibilities(pack), writers(pack)) == (None, None, (), ())
    assert budget is not None
    assert budget.max_tokens == 5


def test_a_pack_without_shared_memory_has_none_of_it() -> None:
    pack = _pack(None)
    assert (shared_memory(pack), membrane(pack), token_budget(pack), visibilities(pack)) == (None, None, None, ())


@pytest.mark.parametrize(("tokens", "expected"), [(None, False), (-1, False), (0, False), (1, True)])
def test_only_a_number_above_zero_limits(tokens: int | None, expected: bool) -> None:  # noqa: FBT001 - a column
    assert limits(tokens) is expected


def test_tags_travel_joined_by_commas_and_keep_their_blanks() -> None:
    assert travelling(["plan", "a, b"]) == ("plan", "a", " b")
