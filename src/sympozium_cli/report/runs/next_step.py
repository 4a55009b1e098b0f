"""What somebody can do next about a run: one command, or nothing."""

from __future__ import annotations

from shlex import quote

from sympozium_cli.monitor.run import AWAITING, FAILED, POST_RUNNING, Run
from sympozium_cli.monitor.standing import NEVER_STARTS, STUCK, TERMINATING, Standing

_APPROVAL = """'sympozium.ai/gate-verdict={"action":"approve"}'"""


def next_step(run: Run, standing: Standing) -> str:
    """The command; "" where there is nothing to be done."""
    if standing.word in (STUCK, TERMINATING):
        return "sympozium doctor"
    about = f"{quote(run.name)} -n {quote(run.namespace)}"
    if standing.word == NEVER_STARTS:
        return f"sympozium runs stop {about}"
    return _of_ended(run, about) if run.finished else _of_going(run, about)


def _of_ended(run: Run, about: str) -> str:
    if run.phase != FAILED:
        return ""
    return f"sympozium runs tree {about} --why-failed" if run.delegates else f"sympozium runs logs {about}"


def _of_going(run: Run, about: str) -> str:
    if run.phase == POST_RUNNING and run.gated and not run.verdict:
        return f"kubectl annotate agentruns.sympozium.ai {about} {_APPROVAL}"
    return f"sympozium runs tree {about}" if run.phase == AWAITING else f"sympozium runs logs {about} -f"
