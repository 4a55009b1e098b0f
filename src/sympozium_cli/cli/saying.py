"""What a user is told when something does not work."""

from __future__ import annotations

import sys

from sympozium_cli.errors import SympoziumError


def say(error: SympoziumError) -> None:
    """Tell the user, on standard error, what is wrong and what to do next."""
    print(f"error: {safe(str(error))}", file=sys.stderr)
    if error.hint:
        print(f"hint: {safe(error.hint)}", file=sys.stderr)


def warn(text: str) -> None:
    """Tell the user, on standard error, of something that may not be as it was meant."""
    print(f"warning: {safe(text)}", file=sys.stderr)


def remark(text: str) -> None:
    """Tell the user, on standard error, something that is good to know."""
    print(safe(text), file=sys.stderr)


def safe(text: str) -> str:
    """`text` as one line that a terminal can show, without what looks like a credential and without any known key."""
    from sympozium_cli.report.masking import masked
    from sympozium_cli.report.terminal import inert

    return inert(masked(without_keys(text)))


def without_keys(text: str) -> str:
    """`text` without the keys that this command has read; the most have read none, and need no module to know it."""
    module = sys.modules.get("sympozium_cli.secret.value")
    return str(module.redacted(text)) if module is not None else text
