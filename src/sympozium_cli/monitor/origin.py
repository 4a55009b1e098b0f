"""Who started a run, read from the marks that each of the many ways to start one leaves.

After the builders of runs: internal/controller/{sympoziumschedule_controller,stimulus,agentrun_controller,
channel_router,agent_controller}.go, internal/orchestrator/spawner.go, internal/webproxy/{openai,mcp}.go.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.monitor.run import Run

SCHEDULE: Final = "schedule"
STIMULUS: Final = "stimulus"
SEQUENTIAL: Final = "sequential"
DELEGATION: Final = "delegation"
SUBAGENT: Final = "subagent"
CHANNEL: Final = "channel"
WEB: Final = "web"
MCP: Final = "mcp"
SERVER: Final = "server"
MANUAL: Final = "manual"

_PREFIX: Final = "sympozium.ai/"


class Origin(NamedTuple):
    """What started a run.

    Args:
        kind: one of the words above.
        source: the schedule, the trigger of the stimulus, the run before or above, or the type of the channel; "" where
            nothing is told.
    """

    kind: str
    source: str = ""


def origin(run: Run) -> Origin:
    """What started this run; a run without any mark was started by hand, or by another program."""
    for mark, kind in _MARKS:
        source = run.labels.get(_PREFIX + mark, "")
        if source:
            return Origin(kind, source)
    if run.labels.get(f"{_PREFIX}stimulus") == "true":
        return Origin(STIMULUS, run.labels.get(f"{_PREFIX}trigger-source", ""))
    if run.parent:
        # delegate_to_persona names a child after its depth alone; spawn_subagents adds a batch and an index.
        delegated = run.name.removeprefix(f"sub-{run.parent}-").isdecimal()
        return Origin(DELEGATION if delegated else SUBAGENT, run.parent)
    return _from_outside(run)


def predecessor(run: Run) -> str:
    """The run in the same namespace that caused this one; "" for none."""
    started = origin(run)
    return started.source if started.kind in (SEQUENTIAL, DELEGATION, SUBAGENT) else ""


_MARKS: Final = (("schedule", SCHEDULE), ("sequential-from", SEQUENTIAL), ("delegation-from", DELEGATION))


def _from_outside(run: Run) -> Origin:
    source = run.labels.get(f"{_PREFIX}source", "")
    if source == "channel":
        return Origin(CHANNEL, run.labels.get(f"{_PREFIX}source-channel", ""))
    if source == "web-proxy":
        return Origin(MCP if run.name.startswith(f"{run.agent}-mcp-") else WEB)
    if run.labels.get(f"{_PREFIX}component") == "web-endpoint" or run.mode == "server":
        return Origin(SERVER)
    return Origin(MANUAL)
