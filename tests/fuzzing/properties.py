"""What must be true of every input, whatever it is."""

from __future__ import annotations

from fuzzing.case import NAME, Case, demand
from fuzzing.converting import check_conversion
from fuzzing.mending import check_mending
from fuzzing.patience import patience
from fuzzing.places import check_order, check_places
from fuzzing.reports import check_reports, check_wire
from fuzzing.verdicts import check_verdicts
from sympozium_cli.lint import Linter
from sympozium_cli.lint.baseline import fingerprint
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.rules import ignore_rules, rules_for

LARGE = 200_000
"""Bytes from which on a file is linted and reported, but not mended: every fix is tried by linting once more."""


def check(case: Case) -> None:
    """Lint, report, mend and convert one input.

    Raises:
        PropertyError: something is not as it must be.
        Exception: anything else that escapes is a bug as well.
    """
    with patience("lint"):
        findings = Linter(rules_for, case.chosen, ignore_rules=ignore_rules).lint_file(case.data, NAME)
    with patience("lint"):
        again = Linter(rules_for, case.chosen, ignore_rules=ignore_rules).lint_file(case.data, NAME)
    demand(findings == again, "findings differ from run to run")
    check_order(findings)
    check_places(case.data, findings)
    result = examine_file(case.data, NAME, rules_for, case.chosen)
    check_wire(result)
    check_reports(result, findings)
    demand(all(map(fingerprint, findings)), "a finding has no fingerprint")
    check_verdicts(case)
    if len(case.data) <= LARGE:
        check_mending(case, findings)
        check_conversion(case)
