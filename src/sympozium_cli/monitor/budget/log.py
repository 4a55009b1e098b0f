"""What failed runs used, by their logs: the controller drops what they report."""

from __future__ import annotations

import re
from typing import Final

from sympozium_cli.monitor.run import MOST_TOKENS, Run, Tokens

CONTAINER: Final = "agent"
"""The container of a run's pod that talks to the model."""
LINES: Final = 100
"""So many lines at the end of a log are enough: the agent says what it used when it ends."""

_USAGE: Final = re.compile(rb"token_usage: input=([0-9]{1,15}) cached=[0-9]+ output=([0-9]{1,15})\b")


def tokens_of(log: bytes) -> Tokens | None:
    """What a run used, by the last line of its log that tells (cmd/agent-runner/provider.go); None for none."""
    found = _USAGE.findall(log)
    if not found:
        return None
    given, made = (min(int(number), MOST_TOKENS) for number in found[-1])
    return Tokens(given, made, min(given + made, MOST_TOKENS), 0, 0)


def with_tokens(run: Run, log: bytes) -> Run:
    """The run with what its log says that it used, where it does not say so itself."""
    return run if run.tokens is not None and run.tokens.total else run._replace(tokens=tokens_of(log))
