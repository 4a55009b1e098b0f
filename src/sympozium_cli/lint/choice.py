"""Which findings count in a run: the profile, the rules that were selected or ignored, and their severities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, WARNING

DEFAULT = "default"
ALL = "all"
STRICT = "strict"
SECURITY = "security"
PROFILES = (DEFAULT, ALL, STRICT, SECURITY)
OFF = "off"


class Choice(NamedTuple):
    """What a run looks for.

    Args:
        profile: `default` shows errors and the warnings that matter to everybody, `all` and `strict` show everything,
            `security` what weakens isolation.
        select: rules, topics or patterns; if there are any, they are shown, and nothing else.
        ignore: rules, topics or patterns that are not shown.
        severities: another severity for rules, topics or patterns, or "off"; the last that matches decides.
    """

    profile: str = DEFAULT
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = {}

    def applied(self, findings: Iterable[LocatedFinding]) -> tuple[list[LocatedFinding], list[LocatedFinding]]:
        """The findings that count, with the severities that were asked for; and those that the profile hides."""
        shown: list[LocatedFinding] = []
        hidden: list[LocatedFinding] = []
        for finding in findings:
            grade = self._grade(finding)
            if grade == OFF or not self._is_wanted(finding):
                continue
            graded = finding._replace(severity=grade) if grade else finding
            (shown if grade or self.select or self._shows(graded) else hidden).append(graded)
        return shown, hidden

    def _grade(self, finding: LocatedFinding) -> str:
        """The severity that was asked for; "" where none was. Who grades a rule wants to see it."""
        chosen = ""
        for selector, severity in self.severities.items():
            if matches(selector, finding.rule, finding.topic):
                chosen = severity
        return chosen

    def _is_wanted(self, finding: LocatedFinding) -> bool:
        if any(matches(selector, finding.rule, finding.topic) for selector in self.ignore):
            return False
        return not self.select or any(matches(selector, finding.rule, finding.topic) for selector in self.select)

    def _shows(self, finding: LocatedFinding) -> bool:
        if self.profile == SECURITY:
            return finding.security
        if self.profile == DEFAULT:
            return finding.severity == ERROR or (finding.severity == WARNING and finding.starred)
        return True


def matches(selector: str, rule: str, topic: str) -> bool:
    """Whether a selector means the rule: by its name, its topic, `all`, or a pattern such as `cron-*`."""
    return selector in (rule, topic, ALL) or fnmatchcase(rule, selector)
