"""Names that several packs claim, and what it costs to find out who was first."""

from __future__ import annotations

from collections.abc import Sequence

from lint.linting import HEAD
from sympozium_cli.lint.claims import Claims
from sympozium_cli.lint.examination import FileResult, LocatedClaim, examine_file
from sympozium_cli.rules import rules_for

PACK = f"{HEAD}spec:\n  agentConfigs:\n  - {{name: lead, systemPrompt: You lead.}}\n"


def _result(name: str) -> FileResult:
    return examine_file(PACK.encode(), name, rules_for)


def test_the_first_of_many_copies_is_asked_once_and_each_other_points_to_it() -> None:
    asked = []

    def recall(name: str) -> Sequence[LocatedClaim]:
        asked.append(name)
        return _result(name).claims

    claims = Claims(recall)
    assert not list(claims.contested(_result("first.yaml").claims))
    for number in range(5):
        findings = list(claims.contested(_result(f"copy-{number}.yaml").claims))
        assert findings
        assert {finding.related[-1].file for finding in findings} == {"first.yaml"}
    assert asked == ["first.yaml"]
