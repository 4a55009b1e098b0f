"""What a few reports must know of the run beside its findings; those that do have an attribute `context`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR


def _no_rule(name: str) -> Rule | None:
    del name
    return None


class Context(NamedTuple):
    """The run that a report is of.

    Args:
        fail_on: from which severity on a finding makes the run fail, or "never".
        rule_named: finds a rule by its name, for formats that carry the rules' pages.
    """

    fail_on: str = ERROR
    rule_named: Callable[[str], Rule | None] = _no_rule
