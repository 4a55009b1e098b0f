"""Whether a word can name a pack, and all that is made of it."""

from __future__ import annotations

from sympozium_cli.errors import UsageError
from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.lint.choice import Choice
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.templates import Draft
from sympozium_cli.values.names import as_dns1123, why_not_dns1123_subdomain


def checked_pack_name(name: str, draft: Draft) -> str:
    """`name` if the draft can bear it and nothing is found in it then, of what a check shows to everybody.

    Raises:
        UsageError: it cannot; the message says why, and the hint what would do.
    """
    fault = why_not_dns1123_subdomain(name)
    if fault:
        better = (as_dns1123(name) or "").replace(".", "-")
        raise UsageError(f"'{name}' cannot name a pack: it {fault}", hint=f"did you mean '{better}'?" if better else "")
    for finding in _findings(draft.named(name, draft.schema)):
        raise UsageError(finding.message, hint=finding.remedy or "choose another name")
    return name


def _findings(text: str) -> list[LocatedFinding]:
    found = Linter(rules_for, ignore_rules=ignore_rules).lint_file(text.encode(), "pack.yaml")
    return Choice().applied(finding for finding in found if not finding.suppressed)[0]
