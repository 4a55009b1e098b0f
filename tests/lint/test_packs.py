"""Which documents are packs, and what becomes of the problems of a list's text."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.lint.packs import documents, foreign_kinds, is_pack, may_hold_packs

PERSONAS: dict[str, Any] = {"agentConfigs": []}


@pytest.mark.parametrize(
    "value",
    [
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble"},
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "PersonaPack"},
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensembel"},
        {"apiVersion": "sympozium.ai/v1alpha1"},
        {"apiVersion": "sympozium.io/v1", "kind": "Ensemble"},
        {"kind": "Ensemble"},
        {"apiVersion": 1, "kind": "Ensemble"},
        {"apiVersion": "other.io/v1", "kind": "Ensemble", "spec": PERSONAS},
        {"spec": PERSONAS},
        {"spec": {"personas": []}},
    ],
)
def test_what_is_or_tries_to_be_a_pack_is_one(value: dict[str, Any]) -> None:
    assert is_pack(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "Ensemble",
        [],
        {},
        {"apiVersion": "other.io/v1", "kind": "Ensemble"},
        {"apiVersion": "apps/v1", "kind": "Deployment"},
        {"apiVersion": "apps/v1", "kind": "Deployment", "spec": PERSONAS},
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "AgentRun"},
        {"apiVersion": "sympozium.ai/v1alpha1", "kind": "EnsembleList"},
        {"agentConfigs": []},
        {"kind": ["Ensemble"]},
    ],
)
def test_what_belongs_to_somebody_else_is_none(value: object) -> None:
    assert not is_pack(value)


LIST = b"""\
apiVersion: v1
kind: List
kind: List
items:
  - kind: Deployment
    twice: 1
    twice: 2
  - apiVersion: sympozium.ai/v1alpha1
    kind: Ensemble
    spec: {enabled: true, enabled: false}
  - apiVersion: v1
    kind: List
    items: [{kind: Ensemble, kind: Ensemble}, {kind: Pod}]
"""


def test_every_item_of_a_list_has_the_problems_that_stand_in_it() -> None:
    found = [
        (one.kind, one.pack, [item.span.start.line for item in one.document.problems]) for one in documents(LIST, "x")
    ]
    assert found == [
        ("Deployment", False, [7]),
        ("Ensemble", True, [3, 10]),
        ("Ensemble", True, [13]),
        ("Pod", False, []),
    ]


def test_the_items_of_a_list_keep_their_values_and_places() -> None:
    pack = next(one.document for one in documents(LIST, "x") if one.pack)
    assert pack.value["kind"] == "Ensemble"
    assert pack.source == "x"
    assert pack.lines.line(9) == "    kind: Ensemble"


@pytest.mark.parametrize("text", [b"kind: List\nitems: []\n", b"kind: EnsembleList\nitems: []\nitems: []\n"])
def test_an_empty_list_holds_nothing(text: bytes) -> None:
    assert list(documents(text, "x")) == []


@pytest.mark.parametrize("text", [b"kind: List\n", b"kind: List\nitems: {}\n", b"kind: Playlist\nitems: 3\n"])
def test_a_list_without_a_list_is_a_document_as_any_other(text: bytes) -> None:
    assert [(one.kind, one.pack) for one in documents(text, "x")] == [(text.split()[1].decode(), False)]


def test_only_the_broken_document_that_looks_like_a_pack_is_one() -> None:
    text = (
        b"# sympozium\n---\nkind: Pod\nspec: {\n---\n# pack\n\n---\nkind: Ensemble\nspec: {\n---\nkind: Secret\nx: [\n"
    )
    assert [(one.kind, one.pack) for one in documents(text, "x")] == [("?", False), ("?", True), ("?", False)]


def test_white_space_without_end_is_looked_through_once() -> None:
    text = b"kind: Ensemble\nspec: {\n" + b"\n" * 1_000_000 + b" " * 1_000_000
    assert [one.pack for one in documents(text, "x")] == [True]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (b"kind: Pod\n---\nkind: 'Service'\n  kind: Inner\n", ["Pod", "Service"]),
        (b'{"apiVersion": "v1", "kind": "Pod", "spec": {"kind": "Inner"}}', ["Pod"]),
        (b'{\n  "kind": "Pod"\n}', ["Pod"]),
        (b"replicas: 3\n", []),
        (b"", []),
        (b"\xff\x00kind", []),
    ],
)
def test_the_kinds_of_other_documents_are_guessed_without_parsing(text: bytes, kinds: list[str]) -> None:
    assert foreign_kinds(text) == kinds


def test_only_bytes_that_can_hold_a_pack_are_parsed() -> None:
    assert may_hold_packs(b"kind: Ensemble")
    assert may_hold_packs("kind: Ensemble".encode("utf-16"))
    assert not may_hold_packs(b"kind: Deployment")
