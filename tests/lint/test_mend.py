"""Fixes change what they are for, and nothing else."""

from __future__ import annotations

from lint.linting import HEAD, lint
from sympozium_cli.lint import LocatedFinding
from sympozium_cli.lint.mend import mended

OLD_WORDS = """\
# my team
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  version: 1.10     # the pack's own
  stimulus: {name: kickoff, prompt: Begin.}
  personas:         # who is in it
    - name: lead
      systemPrompt: "You lead."
  relationships:
    - {source: kickoff, target: leed, type: stimulus}
"""


def fix(text: str, *, unsafe: bool = False) -> str:
    return mended(text, lint, unsafe=unsafe).text


def test_safe_fixes_keep_comments_quotes_and_layout() -> None:
    assert fix(OLD_WORDS) == OLD_WORDS.replace("personas:  ", "agentConfigs:  ").replace(
        "version: 1.10", 'version: "1.10"'
    )


def test_unsafe_fixes_also_guess_names() -> None:
    assert "target: lead," in fix(OLD_WORDS, unsafe=True)


def test_what_is_fixed_is_not_found_again_and_a_second_run_changes_nothing() -> None:
    once = mended(OLD_WORDS, lint, unsafe=True)
    assert {finding.rule for finding in once.fixed} >= {"legacy-field-personas", "stimulus-unknown-target"}
    assert not {finding.rule for finding in once.fixed} & {finding.rule for finding in once.left}
    assert fix(once.text, unsafe=True) == once.text


def test_an_accepted_finding_is_not_fixed() -> None:
    text = OLD_WORDS.replace("# the pack's own", "# sympozium: ignore[yaml-ambiguous-scalar] we like it")
    assert "version: 1.10  " in fix(text)


def test_an_unused_ignore_is_taken_away_with_its_blanks() -> None:
    text = (
        HEAD + "spec:\n  agentConfigs:\n    - name: a   # sympozium: ignore[cron-invalid] why\n      systemPrompt: x\n"
    )
    assert fix(text) == text.replace("   # sympozium: ignore[cron-invalid] why", "")


def test_an_unused_ignore_on_a_line_of_its_own_goes_with_its_line() -> None:
    text = HEAD + "spec:\n  # sympozium: ignore[cron-invalid] why\n  agentConfigs: [{name: a, systemPrompt: x}]\n"
    assert fix(text) == text.replace("  # sympozium: ignore[cron-invalid] why\n", "")


def test_of_several_ignored_rules_only_the_idle_one_goes() -> None:
    text = HEAD + (
        "spec:\n  agentConfigs:\n"
        "    - name: a # sympozium: ignore[cron-invalid, persona-unreachable] by hand\n      systemPrompt: x\n"
    )
    assert "# sympozium: ignore[persona-unreachable] by hand" in fix(text)


def test_a_fix_that_would_make_errors_is_not_made() -> None:
    findings: dict[str, list[LocatedFinding]] = {"a: 1\n": [], "a: 2\n": []}
    assert mended("a: 1\n", lambda text: findings[text], unsafe=True).text == "a: 1\n"
