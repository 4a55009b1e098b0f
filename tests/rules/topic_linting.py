"""Lint a text by the rules of one topic, and mend it."""

from __future__ import annotations

from rules.trial import whole
from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.lint.mend import mended
from sympozium_cli.rules import all_rules
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import load


def found(text: str, topic: str) -> list[LocatedFinding]:
    """What the rules of the topic find in a pack, or in the `metadata` and `spec` of one, for the newest release."""
    rules = tuple(rule for rule in all_rules() if rule.topic == topic)
    (document,) = load(whole(text, "").encode(), "demo.yaml")
    return Linter(lambda _: rules, NEWEST).lint(document)


def fixed(text: str, topic: str, *, unsafe: bool = False) -> str:
    """The text after the fixes of the topic's rules."""
    return mended(text, lambda after: found(after, topic), unsafe=unsafe).text
