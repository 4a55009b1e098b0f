"""What may stand where rules are selected: a rule, a topic, `all`, or a pattern that means at least one rule."""

from __future__ import annotations

from fnmatch import fnmatchcase

from sympozium_cli.errors import UsageError
from sympozium_cli.lint.choice import ALL
from sympozium_cli.rules.index import TOPICS
from sympozium_cli.values.similar import closest

_PATTERN_SIGNS = frozenset("*?[")


def check_selector(selector: str) -> None:
    """Nothing, if the selector means at least one rule.

    Raises:
        UsageError: it means none; the hint names the closest rule or topic.
    """
    rules = [name for _, names in TOPICS.values() for name in names]
    if selector == ALL or selector in rules or selector in TOPICS:
        return
    if not _PATTERN_SIGNS.isdisjoint(selector):
        if any(fnmatchcase(rule, selector) for rule in rules):
            return
        raise UsageError(f"no rule matches '{selector}'", hint="see 'sympozium rules list'")
    meant = closest(selector, [*rules, *TOPICS])
    hint = f"did you mean '{meant}'?" if meant else "see 'sympozium rules list'"
    raise UsageError(f"there is no rule or topic '{selector}'", hint=hint)
