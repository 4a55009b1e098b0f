"""Ignores that are not needed, or that name a rule which does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Overwrite
from sympozium_cli.lint.ignores import Ignore, without
from sympozium_cli.source import ROOT
from sympozium_cli.values.similar import closest


def fix_without(ignore: Ignore, rules: Iterable[str]) -> Fix | None:
    """The fix that takes `rules` out of a comment; None for an annotation, which an author may have generated."""
    if not ignore.is_comment:
        return None
    return Fix("take the ignore away", (Overwrite(*without(ignore, rules)),), safe=True)


def unknown_rule(ignore: Ignore, name: str, known: Iterable[str]) -> Finding:
    """The finding that an ignore names no rule, with the one that was probably meant."""
    meant = closest(name, known) or ""
    return Finding(ROOT, f"there is no rule '{name}'", suggestion=meant, span=ignore.place.span)
