"""Three times as much of anything is about three times the work, counted in calls: nothing compares all with all."""

from __future__ import annotations

import json
import sys

import pytest

from fuzzing.case import NAME
from fuzzing.large import KINDS, pack
from sympozium_cli.lint import Linter
from sympozium_cli.rules import ignore_rules, rules_for

FEW, MANY = 100, 300
MOST_GROWTH = 4.5
"""Comparing all with all would be nine times the work."""


def _calls(kind: str, count: int) -> int:
    """How many calls, of Python and of C, the linter makes for so many."""
    data = json.dumps(pack(KINDS[kind](count))).encode()
    linter = Linter(rules_for, ignore_rules=ignore_rules)
    calls = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        linter.lint_file(data, NAME)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("kind", KINDS)
def test_the_work_grows_with_the_pack_and_no_faster(kind: str) -> None:
    _calls(kind, 10)
    few, many = _calls(kind, FEW), _calls(kind, MANY)
    assert many < MOST_GROWTH * few, f"{few:,} calls for {FEW}, {many:,} for {MANY}"
