"""A word that upstream does not know, with the known one that it probably stands for."""

from __future__ import annotations

from collections.abc import Collection

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.values.similar import closest


def with_suggestion(finding: Finding, word: str, known: Collection[str]) -> Finding:
    """The finding with a did-you-mean and an unsafe fix, where `word` is not known and one of `known` is close."""
    meant = None if word in known else closest(word, known)
    if meant is None:
        return finding
    fix = Fix(f"write '{meant}'", (Replace(finding.path, yaml_text(meant)),))
    return finding._replace(suggestion=meant, fix=fix)
