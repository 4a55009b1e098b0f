"""An answer is held back until somebody approves of it, and the verdict (agentrun_controller.go, reconcilePostRun)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sympozium_cli.monitor.feed.message import CAREFUL, GOOD, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.run import POST_RUNNING

_WINDOW: Final = timedelta(minutes=10)
"""How long verdicts are waited for, from the start of the run on."""

_VERDICTS: Final = {
    "approved": "has its answer approved",
    "rejected": "has its answer rejected",
    "rewritten": "has its answer rewritten",
    "timeout": "got no verdict in time",
    "error": "got no verdict: the gate failed",
    "allowed-by-default": "got no verdict, and its answer is let through",
}


def of_run(scene: RunScene) -> Iterator[Message]:
    """That the run waits for a verdict, or which one it got."""
    run = scene.run
    if run.verdict:
        tone = GOOD if run.verdict == "approved" else CAREFUL
        summary = _VERDICTS.get(run.verdict, f"has its answer judged: {run.verdict}")
        at = {"verdict": run.verdict}
        yield scene.message("gate", Stage.UNDERWAY, summary, tone=tone, data=at, mark=run.verdict)
    elif run.gated and run.phase == POST_RUNNING:
        until = run.started + _WINDOW if run.started else None
        data = {"verdict": "", "until": until.isoformat().replace("+00:00", "Z") if until else ""}
        yield scene.message("gate", Stage.UNDERWAY, "waits for approval", tone=CAREFUL, data=data, mark="held")
