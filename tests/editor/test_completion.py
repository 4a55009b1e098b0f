"""What is proposed where somebody types, in every way in which YAML can be written, and broken."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from editor.reading import HEAD, marked
from sympozium_cli.editor.completion import completion
from sympozium_cli.editor.hover import hover
from sympozium_cli.editor.navigation import renamable
from sympozium_cli.editor.reading import read
from sympozium_cli.editor.symbols import symbols

PERSONAS = "  agentConfigs:\n    - {name: lead, systemPrompt: x}\n    - {name: writer, systemPrompt: x}\n"
EXAMPLE = Path(__file__).parents[2] / "examples"


def proposed(text: str) -> list[str]:
    return [proposal.text for proposal in completion(*marked(text))]


def spec(text: str) -> list[str]:
    return proposed(f"{HEAD}spec:\n{PERSONAS}{text}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  relationships:\n    - source: |\n      target: x\n", ["lead", "writer"]),
        ("  relationships:\n    - {source: |, target: writer}\n", ["lead", "writer"]),
        ("  relationships:\n    - {source: lead, target: wr|it}\n", ["lead", "writer"]),
        ("  relationships:\n    - {source: lead, target: '|'}\n", ["lead", "writer"]),
        ('  relationships: [{"source": "|"}]\n', ["lead", "writer"]),
        ("  stimulus: {name: go, prompt: x}\n  relationships:\n  - {type: stimulus, source: |}\n", ["go"]),
        (
            "  stimulus: {name: go, prompt: x}\n  relationships:\n  - {type: delegation, source: |}\n",
            ["lead", "writer"],
        ),
        ("  stimulus: {name: go, prompt: x}\n  relationships:\n  - source: |\n", ["go", "lead", "writer"]),
        ("  excludePersonas:\n    - lead\n    - |\n", ["writer"]),
        ("  excludePersonas: [lead, |]\n", ["writer"]),
        ("  sharedMemory:\n    accessRules:\n    - agentConfig: |\n", ["lead", "writer"]),
        ("  sharedMemory:\n    membrane:\n      permeability:\n      - agentConfig: |\n", ["lead", "writer"]),
        ("  sharedMemory: {membrane: {trustGroups: [{agentConfigs: [writer, |]}]}}\n", ["lead"]),
        ("  workflowType: |\n", ["autonomous", "pipeline", "delegation"]),
        ("  enabled: |\n", ["true", "false"]),
        ("  authRefs:\n  - provider: op|\n", None),
    ],
)
def test_values(text: str, words: list[str] | None) -> None:
    found = spec(text)
    assert found == words if words is not None else "openai" in found


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("  |\n", {"relationships:", "enabled: "}, {"agentConfigs:", "source: "}),
        ("  rel|\n  enabled: true\n", {"relationships:"}, {"enabled: "}),
        ("  relationships:\n    - |\n", {"source: ", "type: "}, set()),
        ("  relationships:\n    - source: lead\n      |\n", {"target: "}, {"source: "}),
        ("  relationships: [{source: lead, |}]\n", {"target: "}, {"source: "}),
        ("  sharedMemory:\n    |\n", {"enabled: ", "membrane:"}, set()),
        ("  stimulus:\n    na|: x\n", {"name"}, {"name: "}),
    ],
)
def test_fields(text: str, there: set[str], missing: set[str]) -> None:
    found = set(spec(text))
    assert there <= found
    assert not missing & found


def test_fields_at_the_root_and_required_ones_first() -> None:
    assert set(proposed("apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\n|\n")) == {"metadata:", "spec:"}
    reading, point = marked(f"{HEAD}spec:\n  relationships:\n  - |\n")
    assert {one.label for one in completion(reading, point) if one.rank == 0} == {"source", "target", "type"}


def test_an_older_pack_is_completed_in_its_own_words() -> None:
    head = "apiVersion: sympozium.ai/v1alpha1\nkind: PersonaPack\nmetadata: {name: team}\nspec:\n"
    nine = head.replace("PersonaPack", "Ensemble")
    text = nine + "  personas:\n  - {name: lead}\n  sharedMemory:\n    accessRules:\n    - persona: |\n"
    assert proposed(text) == ["lead"]
    assert "modelRef: " not in proposed(head + "  personas:\n  - {name: lead}\n  |\n")


@pytest.mark.parametrize(
    "text",
    [
        "  description: | # nothing\n",
        "  description: a # th|ere\n",
        "  agentConfigs:\n  - systemPrompt: >\n      some pro|se\n",
        "  nonsense:\n    |\n",
        "  description: two wo|rds\n",
    ],
)
def test_nothing_is_proposed_in_prose_and_comments(text: str) -> None:
    assert proposed(f"{HEAD}spec:\n{text}") == []


def test_nothing_is_proposed_in_other_kinds() -> None:
    assert proposed("apiVersion: v1\nkind: ConfigMap\nspec:\n  |\n") == []
    assert proposed(f"{HEAD}spec:\n{PERSONAS}---\nkind: ConfigMap\ndata:\n  |\n") == []


BROKEN = f"{HEAD}spec:\n{PERSONAS}  description: 'never closed\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  relationships:\n  - {source: lead, target: |", ["lead", "writer"]),
        ("  relationships:\n    - source: |\n", ["lead", "writer"]),
        ('  relationships:\n    - source: "|\n', ["lead", "writer"]),
        ("  stimulus:\n    trigger: |\n", ["onReady", "manual"]),
        ("  sharedMemory:\n    membrane:\n\n      # why\n      defaultVisibility: |\n", None),
    ],
)
def test_a_broken_document_is_completed_from_what_it_was(text: str, words: list[str] | None) -> None:
    before = read(f"{HEAD}spec:\n{PERSONAS}")
    found = [proposal.text for proposal in completion(*marked(BROKEN + text, before))]
    assert found == words if words is not None else "private" in found


def test_a_broken_document_remembers_over_many_keystrokes_and_only_its_own() -> None:
    other = PERSONAS.replace("lead", "other")
    good = f"{HEAD}spec:\n{other}---\n{HEAD}spec:\n{PERSONAS}"
    reading = read(good)
    for end in ("  relationships:\n  - {s", "  relationships:\n  - {source"):
        reading = read(good + "  description: 'x\n" + end, before=reading)
    text = good + "  description: 'x\n  relationships:\n  - {source: |"
    assert [proposal.text for proposal in completion(*marked(text, reading))] == ["lead", "writer"]


def test_no_text_and_no_place_is_too_strange() -> None:
    whole = min(EXAMPLE.glob("*.yaml")).read_text("utf-8")
    chance = random.Random(7)
    for _ in range(40):
        first, last = sorted(chance.sample(range(len(whole)), 2))
        text = whole[:first] + chance.choice(["", "{", "'", '"', "- ", "\t", "*x", "\x00", "---\n"]) + whole[last:]
        reading = read(text)
        point = reading.text.point(chance.randrange(len(text) + 1))
        completion(reading, point)
        hover(reading, point, [])
        renamable(reading, point)
        symbols(reading)
