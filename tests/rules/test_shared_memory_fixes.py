"""The fixes of the shared memory rules write what the author meant, and the finding is gone."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run, whole
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.lint.text_edit import edited
from sympozium_cli.rules import all_rules
from sympozium_cli.source import load

RULES = tuple(rule for rule in all_rules() if rule.topic == "shared_memory")
PACK = """\
spec:
  agentConfigs:
    - {{name: lead, systemPrompt: You lead.}}
    - {{name: writer, systemPrompt: You write.}}
  sharedMemory:
    enabled: true
    {part}
"""
MEMBRANE = """\
membrane:
      permeability:
        - agentConfig: lead
        - agentConfig: writer
          acceptTags:
            {tags}"""


def _findings(text: str, rule: str) -> list[LocatedFinding]:
    case = Case("fix", text, "", (), together=False)
    return [finding for finding in lint_run([case], RULES)[0] if finding.rule == rule]


def _fixed(text: str, finding: LocatedFinding) -> str:
    assert finding.fix is not None
    (document,) = load(whole(text, "").encode(), "pack.yaml")
    return edited(document.lines, finding.fix.edits).split("apiVersion")[0]


@pytest.mark.parametrize(
    ("rule", "before", "after", "safe"),
    [
        ("shared-memory-invalid-storage-size", "storageSize: 1 Gi", 'storageSize: "1Gi"', True),
        ("shared-memory-invalid-storage-size", "storageSize: ' 1.5Gi'", 'storageSize: "1.5Gi"', True),
        ("time-decay-malformed-ttl", "membrane: {timeDecay: {ttl: 7d}}", 'membrane: {timeDecay: {ttl: "168h"}}', True),
        (
            "time-decay-function-ignored",
            "membrane: {timeDecay: {ttl: 7h, decayFunction: linear}}",
            "membrane: {timeDecay: {ttl: 7h}}",
            True,
        ),
        (
            "access-rule-unknown-persona",
            "accessRules: [{agentConfig: wirter}]",
            "accessRules: [{agentConfig: writer}]",
            False,
        ),
        (
            "access-rule-duplicate",
            "accessRules: [{agentConfig: lead}, {access: read-write, agentConfig: lead}]",
            "accessRules: [{agentConfig: lead}]",
            True,
        ),
        (
            "permeability-unknown-persona",
            "membrane: {permeability: [{agentConfig: laed}]}",
            "membrane: {permeability: [{agentConfig: lead}]}",
            False,
        ),
        (
            "trust-group-unknown-persona",
            "membrane: {trustGroups: [{name: desk, agentConfigs: [laed, writer]}]}",
            "membrane: {trustGroups: [{name: desk, agentConfigs: [lead, writer]}]}",
            False,
        ),
        (
            "permeability-tag-with-comma",
            MEMBRANE.format(tags='- "plan, data" # both'),
            MEMBRANE.format(tags="- plan\n            - data # both"),
            True,
        ),
        (
            "permeability-tag-with-comma",
            "membrane: {permeability: [{agentConfig: lead, acceptTags: ['plan,data,2', x]}]}",
            'membrane: {permeability: [{agentConfig: lead, acceptTags: [plan, data, "2", x]}]}',
            True,
        ),
        (
            "permeability-tag-with-comma",
            MEMBRANE.format(tags='- plan\n            - " "'),
            MEMBRANE.format(tags="- plan"),
            True,
        ),
    ],
)
def test_a_fix_writes_what_was_meant(rule: str, before: str, after: str, safe: bool) -> None:  # noqa: FBT001 - a column
    (finding,) = _findings(PACK.format(part=before), rule)
    fixed = _fixed(PACK.format(part=before), finding)
    assert finding.fix is not None
    assert (fixed, finding.fix.safe) == (PACK.format(part=after), safe)
    assert _findings(fixed, rule) == []


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("shared-memory-invalid-storage-size", "storageSize: 1GB"),
        ("shared-memory-invalid-storage-size", "storageSize: '0'"),
        ("time-decay-malformed-ttl", "membrane: {timeDecay: {ttl: '30'}}"),
        ("time-decay-malformed-ttl", "membrane: {timeDecay: {ttl: 0d}}"),
        ("time-decay-function-ignored", "membrane: {timeDecay: {decayFunction: linear}}"),
        ("access-rule-unknown-persona", "accessRules: [{agentConfig: somebody-else}]"),
        ("access-rule-duplicate", "accessRules: [{agentConfig: lead}, {agentConfig: lead, access: read-only}]"),
    ],
)
def test_what_can_mean_more_than_one_thing_has_no_fix(rule: str, part: str) -> None:
    (finding,) = _findings(PACK.format(part=part), rule)
    assert finding.fix is None
    assert finding.remedy or finding.message.startswith("no persona")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sharedMemory: {}\n", "sharedMemory: {enabled: true}\n"),
        ("sharedMemory:\n    storageSize: 2Gi\n", "sharedMemory:\n    enabled: true\n    storageSize: 2Gi\n"),
    ],
)
def test_a_memory_is_switched_on(before: str, after: str) -> None:
    text = f"spec:\n  agentConfigs: [{{name: lead, systemPrompt: You lead.}}]\n  {before}"
    (finding,) = _findings(text, "shared-memory-not-enabled")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert _fixed(text, finding) == text.replace(before, after)


@pytest.mark.parametrize(
    ("size", "remedy"),
    [
        ("1GB", "write 1Gi for powers of 1024, or 1G for powers of 1000"),
        ("512 mb", "write 512Mi for powers of 1024, or 512M for powers of 1000"),
        ("1 KB", "write 1Ki for powers of 1024, or 1k for powers of 1000"),
        ("1gi", "write 1Gi for powers of 1024, or 1G for powers of 1000"),
        ("large", "write a number with Mi, Gi or Ti, such as 1Gi"),
    ],
)
def test_a_size_in_the_words_of_people_gets_the_sizes_it_may_mean(size: str, remedy: str) -> None:
    (finding,) = _findings(PACK.format(part=f"storageSize: {size}"), "shared-memory-invalid-storage-size")
    assert finding.remedy == remedy


def test_a_membrane_that_is_off_says_what_of_it_is_in_force() -> None:
    text = PACK.replace("true", "false").format(part="membrane: {tokenBudget: {maxTokens: 1}, circuitBreaker: {}}")
    (finding,) = _findings(text, "membrane-without-shared-memory")
    assert finding.effect == (
        "runs hear nothing of the membrane; still in force: tokenBudget.maxTokens and circuitBreaker"
    )
