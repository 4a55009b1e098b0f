"""Exclude and include in a file: the text around stays as it is."""

from __future__ import annotations

import pytest

from sympozium_cli.activation.file_edit import with_excluded
from sympozium_cli.source import load

HEAD = "# Our team.\nkind: Ensemble\nmetadata: {name: team}\nspec:\n"
TAIL = "  # Who they are.\n  agentConfigs:\n    - name: lead  # the boss\n    - name: writer\n"


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [
        ("", ["writer"], "  excludePersonas: [writer]\n"),
        ("  excludePersonas: []  # nobody\n", ["writer"], "  excludePersonas: [writer]  # nobody\n"),
        ("  excludePersonas: [lead]\n", ["writer", "editor"], "  excludePersonas: [lead, writer, editor]\n"),
        ("  excludePersonas: ['lead']\n", ["writer"], "  excludePersonas: ['lead', writer]\n"),
        (
            "  excludePersonas:\n    - lead  # on leave\n",
            ["writer"],
            "  excludePersonas:\n    - lead  # on leave\n    - writer\n",
        ),
        ("  excludePersonas: [lead]\n", ["lead"], "  excludePersonas: [lead]\n"),
    ],
)
def test_exclude(before: str, names: list[str], after: str) -> None:
    (document,) = load((HEAD + before + TAIL).encode(), "team.yaml")
    assert with_excluded(document, names) == HEAD + after + TAIL


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [
        ("  excludePersonas: [lead]\n", ["lead"], ""),
        ("  excludePersonas: [lead, writer, editor]\n", ["writer"], "  excludePersonas: [lead, editor]\n"),
        ("  excludePersonas: [lead, writer, editor]\n", ["lead", "editor"], "  excludePersonas: [writer]\n"),
        (
            "  excludePersonas:\n    - lead  # on leave\n    - writer\n",
            ["writer"],
            "  excludePersonas:\n    - lead  # on leave\n",
        ),
        ("  excludePersonas:\n    - lead\n    - writer\n", ["lead", "writer"], ""),
        ("  excludePersonas: [lead]\n", ["writer"], "  excludePersonas: [lead]\n"),
    ],
)
def test_include(before: str, names: list[str], after: str) -> None:
    (document,) = load((HEAD + before + TAIL).encode(), "team.yaml")
    assert with_excluded(document, names, include=True) == HEAD + after + TAIL


def test_a_json_file_stays_json() -> None:
    text = '{"kind": "Ensemble", "spec": {"excludePersonas": ["lead"], "agentConfigs": []}}'
    (document,) = load(text.encode(), "team.json")
    assert with_excluded(document, ["writer"]) == text.replace('["lead"]', '["lead", "writer"]')
    empty = '{"kind": "Ensemble", "spec": {"agentConfigs": []}}'
    (document,) = load(empty.encode(), "team.json")
    assert '{"excludePersonas": ["writer"], "agentConfigs": []}' in with_excluded(document, ["writer"])
