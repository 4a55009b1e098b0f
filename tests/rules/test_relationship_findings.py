"""What the rules about relationships say, beyond where they say it."""

from __future__ import annotations

import random

import pytest

from rules.trial import Case, lint_run
from sympozium_cli.lint import INFO, WARNING, LocatedFinding
from sympozium_cli.rules import rule_named

PERSONAS = """\
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
"""


def findings(name: str, spec: str, target: str = "") -> list[LocatedFinding]:
    rule = rule_named(name)
    assert rule is not None
    return lint_run([Case(name, "spec:\n" + spec, target, (), together=False)], (rule,))[0]


def finding(name: str, spec: str, target: str = "") -> LocatedFinding:
    (found,) = findings(name, spec, target)
    return found


def test_a_stimulus_that_is_taken_for_a_persona_is_called_one() -> None:
    found = finding(
        "relationship-unknown-source",
        "  stimulus: {name: writr, prompt: Begin.}\n"
        + PERSONAS
        + "  relationships: [{source: writr, target: lead, type: delegation}]\n",
    )
    assert found.message == "'writr' is the stimulus, not a persona"
    assert found.fix is None
    assert [place.label for place in found.related] == ["the stimulus is named here"]


def test_a_stimulus_without_a_name_is_not_meant_by_an_empty_source() -> None:
    found = finding(
        "relationship-unknown-source",
        '  stimulus: {name: "", prompt: Begin.}\n'
        + PERSONAS
        + '  relationships: [{source: "", target: lead, type: delegation}]\n',
    )
    assert found.message == "no persona is named ''"


def test_a_misspelt_source_can_be_mended() -> None:
    found = finding(
        "relationship-unknown-source",
        PERSONAS + "  relationships: [{source: laed, target: writer, type: delegation}]\n",
    )
    assert found.place.label == "did you mean 'lead' (line 3)?"
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["lead"]


def test_a_cycle_is_shown_as_a_path_with_its_other_edges() -> None:
    found = finding(
        "relationship-cycle",
        PERSONAS
        + "  relationships:\n"
        + "    - {source: lead, target: writer, type: delegation}\n"
        + "    - {source: writer, target: lead, type: sequential}\n",
    )
    assert found.message == "the edges lead in a circle: lead -> writer -> lead"
    assert [(place.label, place.span.start.line) for place in found.related] == [("lead -> writer", 6)]


@pytest.mark.parametrize(
    ("written", "message", "text"),
    [
        ("1d", "'1d' is not a duration that Go can read", '"24h"'),
        ("5 min", "'5 min' is not a duration that Go can read", '"5m"'),
        ("30", "'30' is not a duration that Go can read", None),
        ("10M", "'10M' is not a duration that Go can read", None),
        ("0 min", "'0 min' is not a duration that Go can read", None),
        ("0s", "'0s' is not above zero", None),
        ("-5m", "'-5m' is not above zero", None),
    ],
)
def test_a_timeout_is_mended_where_it_can_mean_only_one_duration(written: str, message: str, text: str | None) -> None:
    found = finding(
        "relationship-malformed-timeout",
        PERSONAS + f"  relationships: [{{source: lead, target: writer, type: delegation, timeout: '{written}'}}]\n",
    )
    assert found.message == message
    assert [edit.text for edit in found.fix.edits] == [text] if found.fix else text is None


def test_a_run_timeout_that_is_there_can_be_raised_above_the_delegation() -> None:
    found = finding(
        "delegation-timeout-exceeds-run-timeout",
        "  agentConfigs:\n"
        "    - {name: lead, systemPrompt: You lead., runTimeout: 5m}\n"
        "    - {name: writer, systemPrompt: You write.}\n"
        "  relationships: [{source: lead, target: writer, type: delegation, timeout: 1h}]\n",
    )
    assert found.message == "the timeout of 1h is not below the run timeout of 'lead', 5m"
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ['"1h5m"']


def test_a_run_timeout_that_is_not_there_is_only_advised() -> None:
    found = finding(
        "delegation-timeout-exceeds-run-timeout",
        PERSONAS + "  relationships: [{source: lead, target: writer, type: delegation, timeout: 15m}]\n",
    )
    assert found.remedy == "set runTimeout of 'lead' to 20m, or this timeout to less than 10m"
    assert found.fix is None


@pytest.mark.parametrize(("enabled", "severity"), [("true", WARNING), ("false", INFO)])
def test_an_unreachable_persona_is_only_a_note_until_the_pack_is_enabled(enabled: str, severity: str) -> None:
    spec = f"  enabled: {enabled}\n  agentConfigs: [{{name: lead, systemPrompt: You lead.}}]\n"
    assert finding("persona-unreachable", spec).severity == severity
    without = "  agentConfigs: [{name: lead, systemPrompt: You lead.}]\n"
    assert finding("persona-unreachable", without).severity == INFO


@pytest.mark.parametrize(
    ("edge", "effect"),
    [
        ("source: lead, target: writer, type: delegation", "every call of it gives the model an error"),
        ("source: lead, target: writer, type: sequential", "the hand-over is logged and dropped"),
        ("source: kickoff, target: writer, type: stimulus", "the stimulus is never delivered"),
        ("source: writer, target: lead, type: delegation", "the edge does nothing"),
    ],
)
def test_an_excluded_end_is_explained_by_the_type_of_the_edge(edge: str, effect: str) -> None:
    spec = "  stimulus: {name: kickoff, prompt: Begin.}\n  excludePersonas: [writer]\n" + PERSONAS
    assert finding("relationship-to-excluded-persona", f"{spec}  relationships: [{{{edge}}}]\n").effect == effect


def test_all_other_causes_of_a_sequential_source_are_named_together() -> None:
    found = finding(
        "sequential-source-multi-trigger",
        "  agentConfigs:\n"
        "    - {name: lead, systemPrompt: You lead., channels: [slack], skills: [subagents, web-endpoint]}\n"
        "    - {name: writer, systemPrompt: You write.}\n"
        "    - {name: desk, systemPrompt: You answer.}\n"
        "  relationships:\n"
        "    - {source: lead, target: writer, type: sequential}\n"
        "    - {source: desk, target: lead, type: delegation}\n",
    )
    assert found.message == (
        "'lead' hands over to 'writer', but it also runs for messages in its channels, "
        "requests to its web endpoint, its sub-agents and tasks from 'desk'"
    )


@pytest.mark.parametrize("seed", range(100))
def test_a_random_pack_has_a_cycle_exactly_if_removing_sources_leaves_edges(seed: int) -> None:
    edges = random_edges(seed)
    personas = "".join(f"    - {{name: {name}, systemPrompt: You work.}}\n" for name in "abcdef")
    relationships = "".join(
        f"    - {{source: {source}, target: {target}, type: {kind}}}\n" for source, target, kind in edges
    )
    spec = f"  agentConfigs:\n{personas}" + (f"  relationships:\n{relationships}" if edges else "")
    sequential = [edge for edge in edges if edge[2] == "sequential"]
    assert bool(findings("relationship-cycle", spec, "v0.10.39")) == bool(left_over(edges))
    assert bool(findings("relationship-cycle", spec, "v0.10.38")) == bool(left_over(sequential))


Edge = tuple[str, str, str]


def random_edges(seed: int) -> list[Edge]:
    chance = random.Random(seed)
    kinds = ("delegation", "sequential")
    return [
        (chance.choice("abcdef"), chance.choice("abcdef"), chance.choice(kinds)) for _ in range(chance.randint(0, 8))
    ]


def left_over(edges: list[Edge]) -> list[Edge]:
    """The edges that remain when personas that nothing leads to are removed again and again (Kahn's algorithm)."""
    targets = {target for _, target, _ in edges}
    rest = [edge for edge in edges if edge[0] in targets]
    return rest if len(rest) == len(edges) else left_over(rest)
