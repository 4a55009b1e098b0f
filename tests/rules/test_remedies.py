"""What a finding tells its reader to do fits the very place, and the release it is checked for."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.rules import rule_named

EDGE = """\
  relationships:
    - {source: lead, target: writer, type: delegation}
"""
MEMBERS = """\
    - {name: writer, systemPrompt: You write.}
"""


def finding(name: str, spec: str, target: str = "") -> LocatedFinding:
    rule = rule_named(name)
    assert rule is not None
    (found,) = lint_run([Case(name, f"spec:\n{spec}", target, (), together=False)], (rule,))[0]
    return found


@pytest.mark.parametrize(
    ("policy", "remedy", "place"),
    [
        ("{allow: [read_file]}", "add delegate_to_persona to the list", "allow"),
        ("{deny: [delegate_to_persona]}", "take it off the list under deny", "delegate_to_persona"),
    ],
)
def test_a_tool_that_is_missing_for_a_delegation_is_pointed_out_where_it_is_lost(
    policy: str, remedy: str, place: str
) -> None:
    lead = f"  agentConfigs:\n    - {{name: lead, systemPrompt: You lead., toolPolicy: {policy}}}\n"
    found = finding("delegation-source-without-tool", lead + MEMBERS + EDGE)
    assert found.remedy == remedy
    assert found.place.line_text[found.place.span.start.column - 1 :].startswith(place)


@pytest.mark.parametrize(
    ("access", "tools"),
    [
        ("read-only", "workflow_memory_search and workflow_memory_list"),
        ("read-write", "workflow_memory_search, workflow_memory_list and workflow_memory_store"),
    ],
)
def test_an_allow_list_is_to_name_the_tools_of_the_shared_memory_that_the_persona_may_use(
    access: str, tools: str
) -> None:
    memory = f"  sharedMemory: {{enabled: true, accessRules: [{{agentConfig: lead, access: {access}}}]}}\n"
    lead = "  agentConfigs:\n    - {name: lead, systemPrompt: You lead., toolPolicy: {allow: [read_file]}}\n"
    assert finding("tool-allow-drops-workflow-memory", memory + lead).remedy == f"add {tools} to the list"


@pytest.mark.parametrize(
    ("target", "secret", "effect"),
    [
        ("v0.10.46", "openai-api", "no agent is made"),
        ("v0.10.35", "openai-api", "no agent is made"),
        ("v0.10.34", "openai-api", "no agent is made and the controller takes authRefs out of the pack again"),
        ("v0.10.46", "demo-credentials", "no agent is made and the controller deletes the Secret"),
    ],
)
def test_what_becomes_of_the_keys_of_a_pack_that_waits_depends_on_the_release(
    target: str, secret: str, effect: str
) -> None:
    spec = f"  authRefs: [{{provider: openai, secret: {secret}}}]\n  agentConfigs:\n{MEMBERS}"
    assert finding("auth-refs-without-enabled", spec, target).effect == effect


@pytest.mark.parametrize(
    ("cron", "remedy"),
    [
        ("30m", "write interval: 30m in place of cron, or the five fields of a cron expression"),
        ("0 9", "write minute, hour, day of month, month and day of week"),
    ],
)
def test_an_interval_in_the_place_of_a_cron_expression_is_told_where_it_belongs(cron: str, remedy: str) -> None:
    lead = f"  agentConfigs: [{{name: lead, systemPrompt: You lead., schedule: {{cron: {cron!r}, task: Plan.}}}}]\n"
    assert finding("cron-field-count", lead).remedy == remedy


def test_the_ways_round_a_tool_policy_are_named() -> None:
    lead = (
        "  agentConfigs:\n    - {name: lead, systemPrompt: You lead., channels: [slack, telegram], "
        "webEndpoint: {enabled: true}, toolPolicy: {deny: [write_file]}}\n"
    )
    found = finding("tool-policy-not-applied-to-inbound", lead)
    assert found.message == (
        "the tool policy of 'lead' does not hold for messages from slack, messages from telegram "
        "and requests to its web endpoint"
    )
    assert len(found.related) == 3


def test_a_name_too_long_for_the_runs_of_sub_agents_does_not_let_them_start() -> None:
    lead = (
        "  agentConfigs:\n    - {name: a-lead-with-a-rather-long-name, systemPrompt: You lead., "
        "skills: [subagents], channels: [slack]}\n"
    )
    assert "the runs of its sub-agents cannot start" in finding("name-subagent-run-too-long", lead).message
