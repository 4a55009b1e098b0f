"""However deep a document nests, and wherever, nothing calls itself too often."""

from __future__ import annotations

import pytest

from fuzzing.case import NAME, Case
from fuzzing.failing import failure_of
from sympozium_cli.lint import Linter
from sympozium_cli.rules import rules_for
from sympozium_cli.source.limits import MAX_DEPTH

HEAD = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\n"
PLACES = {
    "persona": "spec: {agentConfigs: [{name: lead, systemPrompt: x, surprise: DEEP}]}",
    "prompt": "spec: {agentConfigs: [{name: lead, systemPrompt: DEEP}]}",
    "spec": "spec: {agentConfigs: [], surprise: DEEP}",
    "root": "surprise: DEEP",
    "status": "status: {surprise: DEEP}",
    "metadata": "metadata: {name: demo, surprise: DEEP}",
    "volume": "spec: {agentConfigs: [], volumes: [{name: a, emptyDir: DEEP}, {name: a, emptyDir: DEEP}]}",
}
BRACKETS = (("[", "]"), ("{a: ", "}"))


def _rules_that_speak(text: str) -> set[str]:
    return {finding.rule for finding in Linter(rules_for).lint_file(text.encode(), NAME)}


@pytest.mark.parametrize("depth", [MAX_DEPTH - 10, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH * 3])
@pytest.mark.parametrize("place", PLACES)
def test_values_may_nest_up_to_the_limit(place: str, depth: int) -> None:
    for opening, closing in BRACKETS:
        text = HEAD + PLACES[place].replace("DEEP", opening * depth + "1" + closing * depth)
        failure = failure_of(Case(text.encode(), ""))
        assert failure is None, failure.detail


@pytest.mark.parametrize("place", PLACES)
def test_aliases_cannot_nest_deeper_than_the_limit(place: str) -> None:
    depth = MAX_DEPTH - 10
    inner, outer = (f"{'[' * depth}{text}{']' * depth}" for text in ("1", "*a"))
    text = HEAD + f"anchors: [&a {inner}]\n" + PLACES[place].replace("DEEP", outer)
    assert _rules_that_speak(text) == {"yaml-parse-error"}
    assert failure_of(Case(text.encode(), "")) is None


def test_an_alias_may_reach_the_limit_exactly() -> None:
    half = MAX_DEPTH // 2
    anchor, alias = (f"{'[' * count}{text}{']' * count}" for count, text in ((half, "1"), (half - 1, "*a")))
    text = f"kind: Ensemble\nanchors: &a {anchor}\nsurprise: {alias}\n"
    assert "yaml-parse-error" not in _rules_that_speak(text)
    assert "yaml-parse-error" in _rules_that_speak(text.replace(alias, f"[{alias}]"))
