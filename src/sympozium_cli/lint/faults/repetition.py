"""The fix for an entry that says once more what an earlier one says."""

from __future__ import annotations

from sympozium_cli.api import View
from sympozium_cli.lint.fix import Fix, Remove


def without_repetition(later: View, first: View) -> Fix | None:
    """The fix that removes `later`, if it says the same as `first`, defaults filled in; None if it does not."""
    if later.value != first.value:
        return None
    return Fix("remove the repetition", (Remove(later.path),), safe=True)
