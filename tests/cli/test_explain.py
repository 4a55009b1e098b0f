"""`explain` has an answer for every rule and every field, and a hint for everything else."""

from __future__ import annotations

import pytest

from cli.program import on_terminal, sympozium
from sympozium_cli.cli.topics import explanation
from sympozium_cli.errors import UsageError
from sympozium_cli.rules import rule_names
from sympozium_cli.schema.field_search import fields
from sympozium_cli.schema.target import SPELLINGS, Target


@pytest.mark.parametrize("name", rule_names())
def test_every_rule_has_a_page(name: str) -> None:
    page = explanation(name)
    assert page.startswith(f"# {name}\n\n")
    assert "- severity: " in page
    assert "## Bad" in page


@pytest.mark.parametrize("era", SPELLINGS)
def test_every_field_has_a_page(era: str) -> None:
    target = Target.parse(era)
    for field in fields(target):
        for words in {field.path, field.spoken}:
            page = explanation(f"{target.kind}.{words}", era)
            assert page.startswith(f"# {target.kind.lower()}.{field.spoken}\n\n- type: ")
            assert f"\n- {target.kind} has it since v0." in page


@pytest.mark.parametrize(
    ("topic", "heading"),
    [
        ("ensemble", "ensemble.spec"),
        ("Ensembles", "ensemble.spec"),
        ("pack", "ensemble.spec"),
        ("pack.spec.enabled", "ensemble.spec.enabled"),
        ("ensemble.spec", "ensemble.spec"),
        ("ensemble.spec.agentConfigs.schedule", "ensemble.spec.agentConfigs.schedule"),
        ("ensemble.spec.personas.schedule", "ensemble.spec.agentConfigs.schedule"),
        ("ensemble.spec.schedule", "ensemble.spec.agentConfigs.schedule"),
        ("ensemble.spec.agentConfigs[].name", "ensemble.spec.agentConfigs.name"),
        ("ensemble.spec.agentConfigs[3].name", "ensemble.spec.agentConfigs.name"),
        ("spec.channelAccessControl{}.allowedSenders", "ensemble.spec.channelAccessControl.NAME.allowedSenders"),
        ("spec.stimulus", "ensemble.spec.stimulus"),
        ("schedule.interval", "ensemble.spec.agentConfigs.schedule.interval"),
        ("personapack.spec.personas.schedule", "personapack.spec.personas.schedule"),
        ("ensemble.metadata.name", "ensemble.metadata.name"),
        ("ensemble.apiVersion", "ensemble.apiVersion"),
        ("metadata", "ensemble.metadata"),
    ],
)
def test_a_field_may_be_named_in_many_ways(topic: str, heading: str) -> None:
    assert explanation(topic).startswith(f"# {heading}\n")


def test_a_page_lists_the_fields_one_step_inside() -> None:
    page = explanation("ensemble.spec.agentConfigs.schedule")
    assert "\nFields:\n\n- `type` (string)" in page
    assert "- `channelVolumes` (map of lists of objects)" in explanation("ensemble")


def test_the_target_decides_which_fields_there_are() -> None:
    assert explanation("spec.stimulus", "v0.10.43").startswith("# ensemble.spec.stimulus\n")
    with pytest.raises(UsageError, match=r"ensemble has no field 'spec\.stimulus'"):
        explanation("spec.stimulus", "v0.10.0")
    assert explanation("pack", "0.8").startswith("# personapack.spec\n")
    with pytest.raises(UsageError, match=r"in v0\.8\.28 the kind is PersonaPack, not Ensemble"):
        explanation("ensemble", "0.8")


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("relationship-unknwon-target", "did you mean 'relationship-unknown-target'?"),
        ("relationship_unknown_target", "did you mean 'relationship-unknown-target'?"),
        ("ensembel", "did you mean 'ensemble'?"),
        ("ensemble.spec.enabeld", "did you mean 'ensemble.spec.enabled'?"),
        ("spec.agentConfigs.shedule", "did you mean 'ensemble.spec.agentConfigs.schedule'?"),
        ("ensemble.spec.name", "did you mean 'ensemble.metadata.name', 'ensemble.spec.agentConfigs.name',"),
        ("qwertz", "see 'sympozium rules list', or name a field such as ensemble.spec"),
        ("", "see 'sympozium rules list'"),
        (".", "see 'sympozium rules list'"),
    ],
)
def test_what_does_not_exist_leads_to_what_does(topic: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        explanation(topic)
    assert raised.value.hint.startswith(hint)


def test_a_pipe_gets_markdown_that_ends_in_one_newline() -> None:
    for topic in ("relationship-unknown-target", "ensemble", "spec.stimulus"):
        out = sympozium("explain", topic).out
        assert out == explanation(topic).rstrip("\n") + "\n"


def test_a_person_gets_a_page_that_is_laid_out() -> None:
    plain = on_terminal("explain", "relationship-unknown-target", "--color", "never").out
    assert "## Bad" not in plain
    assert "\x1b" not in plain
    assert plain.endswith("\n")
    assert not plain.endswith("\n\n")
    coloured = on_terminal("explain", "relationship-unknown-target").out
    assert "\x1b[" in coloured
