"""What a run has used, and whether its pack's controller counts it.

After agentrun_controller.go: a run is counted once it has ended, says how many tokens it used, and carries the label
of its pack. What agents, channels, web requests and people start carries none.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.monitor.run import FAILED, SKIPPED, Run
from sympozium_cli.monitor.teams import PACK_LABELS

COUNTED: Final = "counted"
UNCOUNTED: Final = "uncounted"
UNKNOWN: Final = "unknown"
IN_FLIGHT: Final = "inFlight"
NOTHING: Final = "nothing"

NO_LABEL: Final = "noLabel"
"""It does not carry the label of its pack, so that the controller never counts it."""
NO_MARK: Final = "noMark"
"""It carries the label, and is not counted so far: the controller is late, or the budget came after it."""
OF_LOG: Final = "ofLog"
"""It failed, and only its log says what it used: the controller does not count that."""

MARK: Final = "sympozium.ai/token-budget-counted"
"""The annotation of runs that have been counted, since v0.10.39."""

_REFUSED: Final = "token budget exceeded: "
_SERVER: Final = "server"


class Usage(NamedTuple):
    """What a run has used.

    Args:
        state: COUNTED, UNCOUNTED, UNKNOWN where it ended and does not say, IN_FLIGHT, or NOTHING where it used none.
        tokens: as it says.
        reason: why it is UNCOUNTED.
    """

    state: str
    tokens: int = 0
    reason: str = ""


def usage(run: Run) -> Usage:
    """What a run has used, and whether that counts."""
    if not run.finished:
        # A run that serves has its requests made runs of their own.
        return Usage(NOTHING if run.mode == _SERVER else IN_FLIGHT)
    tokens = run.tokens.total if run.tokens is not None else 0
    if not tokens:
        return Usage(UNKNOWN if _silent(run) else NOTHING)
    if run.annotations.get(MARK) == "true":
        return Usage(COUNTED, tokens)
    if run.phase == FAILED:
        return Usage(UNCOUNTED, tokens, OF_LOG)
    return Usage(UNCOUNTED, tokens, NO_MARK if labelled(run) else NO_LABEL)


def labelled(run: Run) -> bool:
    """Whether the controller counts it once it has ended, and asks the budget before it begins."""
    return any(run.labels.get(label) for label in PACK_LABELS)


def refused(run: Run) -> bool:
    """Whether it was not let in because the budget was used up."""
    return run.phase == FAILED and run.error.startswith(_REFUSED)


def _silent(run: Run) -> bool:
    """Whether it may have used tokens that nobody reported: a run that failed after it had begun does."""
    if run.phase == FAILED:
        return run.started is not None
    return run.phase != SKIPPED and run.tokens is None
