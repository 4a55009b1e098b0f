"""What a user is told on standard error: what does not work, and what is to be known of what does."""

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


def note(text: str) -> None:
    """Tell the user, on standard error, what is to be known of the output; "" says nothing."""
    from sympozium_cli.report.masking import masked
    from sympozium_cli.report.terminal import inert

    if text:
        print(f"note: {inert(masked(text))}", file=sys.stderr)
