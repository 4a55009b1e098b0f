"""Ask a person whether something that cannot be undone is meant."""

from __future__ import annotations

import sys


def confirmed(question: str) -> bool:
    """Whether somebody answers yes; anything else, and no answer, is no."""
    from sympozium_cli.cli.saying import safe

    print(f"{safe(question)} [y/N]", end=" ", file=sys.stderr, flush=True)
    answer = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if not answer.endswith("\n"):
        print(file=sys.stderr)
    return answer.strip().lower() in {"y", "yes"}
