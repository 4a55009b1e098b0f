"""What a user is told when something does not work."""

from __future__ import annotations

import sys

from sympozium_cli.errors import SympoziumError


def say(error: SympoziumError) -> None:
    """Tell the user, on standard error, what is wrong and what to do next."""
    from sympozium_cli.report.masking import masked
    from sympozium_cli.report.terminal import inert

    print(f"error: {inert(masked(str(error)))}", file=sys.stderr)
    if error.hint:
        print(f"hint: {inert(masked(error.hint))}", file=sys.stderr)
