"""Which findings a run shows: the profiles."""

from __future__ import annotations

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, WARNING

DEFAULT = "default"
ALL = "all"
PROFILES = (DEFAULT, ALL)


def shows(profile: str, finding: LocatedFinding) -> bool:
    """Whether `profile` shows the finding: `default` shows errors and the warnings that matter to everybody."""
    if profile == ALL:
        return True
    return finding.severity == ERROR or (finding.severity == WARNING and finding.starred)
