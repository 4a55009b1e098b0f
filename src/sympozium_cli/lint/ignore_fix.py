"""Take rules out of an ignore, or the whole ignore away."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.lint.fix import Fix, Overwrite
from sympozium_cli.lint.ignores import Ignore, without


def fix_without(ignore: Ignore, rules: Iterable[str]) -> Fix | None:
    """The fix that takes `rules` out of a comment; None for an annotation, which an author may have generated."""
    if not ignore.is_comment:
        return None
    return Fix("take the ignore away", (Overwrite(*without(ignore, rules)),), safe=True)
