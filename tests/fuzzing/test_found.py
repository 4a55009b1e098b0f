"""What the fuzzer has found before, as small as it gets."""

from __future__ import annotations

import json

import pytest

from fuzzing.case import NAME, Case
from fuzzing.failing import failure_of
from fuzzing.large import KINDS, pack
from sympozium_cli.lint import Linter
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.lint.mend import mended
from sympozium_cli.lint.wire import packed
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.values.duration import parse_duration

HEAD = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: demo}\n"
JSON_HEAD = '{"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": "demo"}, '
FOUND = {
    "a tab behind a quoted key in JSON": (JSON_HEAD + '"spec": {\t"personas": []}}', "0.10"),
    "an anchor in what a fix would take away": (HEAD + "spec:\n  personas: &a []\n  volumes: *a\n", "0.9"),
    "a comment that ends before an unusual line break": (
        HEAD + "spec: {agentConfigs: [ # sympozium: ignore[personas-empty] so it is\x85 ]}\n",
        "",
    ),
    "a control character in a text that a fix writes anew": ('spec:\n  agentConfigs:\n  - skills: "\\e"\n', "0.8"),
    "a status with an unknown field": (HEAD + "spec: {agentConfigs: []}\nstatus: {pphase: Ready}\n", ""),
}


def _mended(text: str, target: str = "") -> str:
    chosen = Case(b"", target).chosen
    linter = Linter(rules_for, chosen, ignore_rules=ignore_rules)
    return mended(text, lambda after: linter.lint_file(after.encode(), NAME), unsafe=True).text


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_mended(name: str) -> None:
    text, target = FOUND[name]
    assert failure_of(Case(text.encode(), target)) is None


def test_a_fix_leaves_json_json() -> None:
    text = JSON_HEAD + '"spec": {"workflowType": "Pipeline", "personas": []}}'
    after = json.loads(_mended(text, "0.10"))
    assert after["spec"] == {"workflowType": "pipeline", "agentConfigs": []}


def test_an_unneeded_ignore_goes_up_to_its_line_break_only() -> None:
    text = HEAD + "spec: {agentConfigs: [ # sympozium: ignore[prompt-empty] so it is\x85 ]}\n"
    assert _mended(text) == HEAD + "spec: {agentConfigs: [\x85 ]}\n"


def test_a_fraction_of_any_length_is_a_duration() -> None:
    assert parse_duration("1." + "0" * 5000 + "1s") == 10**9


def test_a_line_that_many_findings_show_is_kept_once() -> None:
    data = json.dumps(pack(KINDS["personas"](300))).encode()
    result = examine_file(data, NAME, rules_for)
    assert len(result.findings) > 300
    assert len(packed(result)) < 30 * len(data)
