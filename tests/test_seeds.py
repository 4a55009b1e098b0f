"""The two documents that this program was asked for: every YAML fragment gets exactly the findings it deserves."""

from __future__ import annotations

import re

import pytest

from shared import SHARED, needs_shared
from sympozium_cli.lint import Linter
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.target import Target

FOUNDATION = ("file", "schema", "names", "relationships", "stimulus", "schedules")

# Each page's fragments in their order, checked for the release that their own words mean.
ENSEMBLES = {
    "relationships, in the words of 0.9": [
        "7:3 info legacy-dialect",
        "8:13 info persona-unreachable",
        "12:13 info sequential-target-without-task",
        "18:16 info relationship-timeout-unused",
        "19:21 warning relationship-result-format-ignored",
        "22:13 info sequential-handoff-truncated",
        "22:13 info sequential-without-pipeline-workflow",
        "23:16 info relationship-timeout-unused",
    ],
    "a stimulus": [
        "9:13 warning stimulus-run-has-no-system-prompt",
        "13:13 info sequential-target-without-task",
        "21:13 info sequential-handoff-truncated",
    ],
    "access rules in the words of 0.9, without a list of personas": [
        "5:1 info legacy-dialect",
        "5:1 error schema-missing-required-field",
    ],
    "a membrane, without a list of personas": [
        "5:1 error schema-missing-required-field",
    ],
    "a team of one's own, in the words of 0.9": [
        "10:3 info legacy-dialect",
        "33:16 info relationship-timeout-unused",
    ],
}

# What the newest release makes of the fragments that speak of it in older words.
ENSEMBLES_FOR_0_10 = {
    "relationships, in the words of 0.9": ["7:3 error legacy-field-personas"],
    "access rules in the words of 0.9, without a list of personas": [
        "5:1 error schema-missing-required-field",
        "10:9 error legacy-access-rule-persona",
        "12:9 error legacy-access-rule-persona",
        "14:9 error legacy-access-rule-persona",
        "16:9 error legacy-access-rule-persona",
    ],
    "a team of one's own, in the words of 0.9": ["10:3 error legacy-field-personas"],
}

COMPLETE_PERSONAPACK = [
    "2:7 info legacy-dialect",
    "61:15 info cron-timezone-implicit",
    "61:15 warning schedule-immediate-first-run",
    "61:15 info schedule-overlap",
]


def fragments() -> list[str]:
    """The YAML of the page on Ensembles, document by document."""
    text = (SHARED / "seeds" / "ensembles.txt").read_text("utf-8")
    blocks = re.findall(r"^apiVersion:.*\n(?:(?:[ a-z#-].*|)\n)*", text, re.MULTILINE)
    return [re.split(r"\n\n(?=[A-Z])", block)[0].rstrip() + "\n" for block in blocks]


def findings(text: str, target: str = "") -> list[str]:
    linter = Linter(
        lambda subject: (rule for rule in rules_for(subject) if rule.topic in FOUNDATION),
        Target.parse(target) if target else None,
    )
    return [
        f"{finding.place.span.start.line}:{finding.place.span.start.column} {finding.severity} {finding.rule}"
        for finding in linter.lint_file(text.encode(), "seed.yaml")
    ]


@needs_shared
def test_every_fragment_of_the_page_on_ensembles_has_its_expectation() -> None:
    assert len(fragments()) == len(ENSEMBLES)


@needs_shared
@pytest.mark.parametrize("title", list(ENSEMBLES))
def test_a_fragment_has_exactly_the_findings_it_deserves(title: str) -> None:
    number = list(ENSEMBLES).index(title)
    assert findings(fragments()[number]) == ENSEMBLES[title]


@needs_shared
@pytest.mark.parametrize("title", list(ENSEMBLES_FOR_0_10))
def test_a_fragment_in_old_words_is_refused_by_the_newest_release(title: str) -> None:
    number = list(ENSEMBLES).index(title)
    errors = [found for found in findings(fragments()[number], "0.10") if " error " in found]
    assert errors == ENSEMBLES_FOR_0_10[title]


@needs_shared
def test_the_complete_example_of_the_guide_to_personapacks_is_valid() -> None:
    text = (SHARED / "corpus" / "seeds" / "data-team--writing-personapacks-L248--v0.5.4.yaml").read_text("utf-8")
    assert findings(text) == COMPLETE_PERSONAPACK


@needs_shared
def test_the_anatomy_of_a_personapack_lacks_its_prompt() -> None:
    text = (SHARED / "corpus" / "seeds" / "my-team--writing-personapacks-L22--v0.5.4.yaml").read_text("utf-8")
    assert "10:7 error schema-missing-required-field" in findings(text)


def test_a_mixture_of_old_and_new_words_is_warned_of_and_read_all_the_same() -> None:
    text = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: mixed}
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin.}
  personas:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: led, type: stimulus}
"""
    assert findings(text) == [
        "6:3 warning legacy-field-personas",
        "9:33 error stimulus-unknown-target",
    ]
