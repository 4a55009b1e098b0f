"""What the rules refuse in metadata, the API server refuses, and nothing else: every pack is sent as a dry run."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from cluster.site import Site
from sympozium_cli.lint import Linter
from sympozium_cli.lint.faults.object_size import MOST_APPLIED
from sympozium_cli.rules import rules_for
from sympozium_cli.source import load

RULES = {
    "label-invalid-key",
    "label-invalid-value",
    "annotation-invalid-key",
    "name-invalid-pack",
    "object-too-large",
    "schema-unknown-field",
}
PIECES = ("a", "B", "7", "-", "_", ".", "/", " ", "ä", "example.com", "Example.com", "x" * 62, "x" * 63, "d" * 250, "")
BEGINNINGS = ("a-", "-", "a.-", "a_-", "ä-", "demo-", "d" * 58 + "-", "d" * 253, "d" * 254, "d" * 252 + "-")
SPEC: dict[str, Any] = {"agentConfigs": [{"name": "lead", "systemPrompt": "You lead."}]}
KNOWN = (
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "finalizers",
    "generation",
    "managedFields",
    "ownerReferences",
    "resourceVersion",
    "selfLink",
    "uid",
)


def _words(random: Random) -> str:
    return "".join(random.choices(PIECES, k=random.randint(0, 4)))


def _pack(site: Site, metadata: dict[str, Any]) -> dict[str, Any]:
    about = {"apiVersion": site.packs.api_version, "kind": site.packs.kind}
    return {**about, "metadata": metadata, "spec": SPEC}


def _findings(pack: dict[str, Any]) -> dict[str, str]:
    (document,) = load(json.dumps(pack).encode(), "pack.yaml")
    found = Linter(rules_for).lint(document)
    return {str(one.path): one.rule for one in found if one.rule in RULES}


def _accepted(site: Site, pack: dict[str, Any], validation: str = "Strict") -> bool:
    query = {"dryRun": "All", "fieldValidation": validation}
    answer = site.admin.ask("POST", site.packs.path(site.namespace), pack, query)
    assert answer.code in (201, 400, 422), answer.message
    return answer.code == 201


def _agree(site: Site, metadata: dict[str, Any]) -> bool:
    """Whether the API server takes it, and we find nothing."""
    pack = _pack(site, metadata)
    taken, found = _accepted(site, pack), _findings(pack)
    assert taken == (not found), (metadata, found)
    return taken


MADE: dict[str, Callable[[str], dict[str, Any]]] = {
    "key of a label": lambda word: {"name": "demo", "labels": {word: "a"}},
    "value of a label": lambda word: {"name": "demo", "labels": {"a": word}},
    "key of an annotation": lambda word: {"name": "demo", "annotations": {word: "two words"}},
    "beginning": lambda word: {"generateName": word},
    "both": lambda word: {"name": "demo", "generateName": word},
}


@pytest.mark.parametrize("part", MADE)
def test_names_are_judged_alike(site: Site, part: str) -> None:
    random = Random(part)
    taken = [_agree(site, MADE[part](_words(random))) for _ in range(150)]
    assert 10 < sum(taken) < 140


@pytest.mark.parametrize("word", BEGINNINGS)
def test_a_beginning_is_judged_alike(site: Site, word: str) -> None:
    _agree(site, {"generateName": word})
    _agree(site, {"name": "demo", "generateName": word})


@pytest.mark.parametrize(("name", "begun"), [("", ""), ("", "demo-"), (None, "demo-"), (None, None)])
def test_a_name_that_is_left_out_is_judged_alike(site: Site, name: str | None, begun: str | None) -> None:
    _agree(site, {"name": name, "generateName": begun})
    _agree(site, {key: word for key, word in (("name", name), ("generateName", begun)) if word is not None})


def test_as_many_annotations_as_there_may_be(site: Site) -> None:
    for more in (-1, 0, 1):
        annotations = {"example.com/a": "ä" * 100, "b": "x" * (MOST_APPLIED - len("example.com/ab") - 200 + more)}
        pack = _pack(site, {"name": "demo", "annotations": annotations})
        refused = "metadata.annotations" in _findings(pack)
        assert _accepted(site, pack) == (not refused) == (more < 1)


def test_unknown_fields_are_refused_or_dropped(site: Site) -> None:
    for key in ("lables", "version", "clusterName", "initializers"):
        pack = _pack(site, {"name": "demo", key: "x"})
        assert _findings(pack) == {f"metadata.{key}": "schema-unknown-field"}
        assert not _accepted(site, pack)
        query = {"dryRun": "All", "fieldValidation": "Ignore"}
        answer = site.admin.ask("POST", site.packs.path(site.namespace), pack, query)
        assert (answer.code, key in answer.value["metadata"]) == (201, False)


@pytest.mark.parametrize("key", KNOWN)
def test_a_field_that_the_server_writes_is_known(site: Site, key: str) -> None:
    """Its value may be refused; that there is such a field is not."""
    pack = _pack(site, {"name": "demo", key: None})
    assert _findings(pack) == {}
    assert _accepted(site, pack)
