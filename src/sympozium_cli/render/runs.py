"""The first runs of a pack: one of every schedule, and the one that the stimulus starts.

After sympoziumschedule_controller.go (createAgentRun) and stimulus.go (triggerStimulus).
"""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import Start, stimulated_when_ready
from sympozium_cli.api.ticks import read_cron
from sympozium_cli.api.workflow import is_canary
from sympozium_cli.render import era
from sympozium_cli.render.manifest import (
    ENSEMBLE_CONTROLLER,
    SCHEDULE_CONTROLLER,
    Manifest,
    metadata,
    name_of,
    resource,
    spec_of,
)
from sympozium_cli.render.origin import Traced, because, plain, present, taken
from sympozium_cli.render.run_spec import RUN, model_of_run, taken_over, tool_policy
from sympozium_cli.render.skills import WEB_ENDPOINTS
from sympozium_cli.values.cron import Cron

STIMULUS_NUMBER: Final = "00000"
"""What stands for the number in the name of a stimulus run: the time in milliseconds, modulo 100000."""

_UNOWNED = "no owner: it stays when the pack is deleted; the number in its name is made of the time"


def first_tick_run(pack: Pack, agent: Manifest, schedule: Manifest, memory: str) -> Manifest | None:
    """The first run of a schedule; None where its cron cannot be read.

    Args:
        pack: the pack.
        agent: the schedule's agent.
        schedule: the schedule.
        memory: the text of the agent's MEMORY.md; "" where it has none.
    """
    if not isinstance(read_cron(plain(spec_of(schedule)["schedule"])), Cron):
        return None
    labels = {
        "sympozium.ai/instance": name_of(agent),
        "sympozium.ai/schedule": name_of(schedule),
        "sympozium.ai/type": spec_of(schedule)["type"],
        **({"sympozium.ai/ensemble": taken(pack.metadata, "name")} if pack.release >= era.RUNS_CARRY_THE_PACK else {}),
    }
    name = because(f"{schedule.name}-1", "the schedule's name and the number of its run")
    about = metadata(name, _namespace(agent), labels, (schedule.kind, schedule.name))
    spec = _scheduled_spec(pack, agent, schedule, memory)
    return Manifest(resource(RUN, about, spec), SCHEDULE_CONTROLLER, agent.persona)


def stimulus_run(pack: Pack, agents: dict[str, Manifest]) -> Manifest | None:
    """The run that the stimulus starts by itself; None where it starts none."""
    start = stimulated_when_ready(pack)
    agent = agents.get(start.persona.name) if start is not None else None
    if start is None or agent is None:
        return None
    labels = {
        "sympozium.ai/instance": name_of(agent),
        "sympozium.ai/ensemble": taken(pack.metadata, "name"),
        "sympozium.ai/stimulus": "true",
        "sympozium.ai/trigger-source": "readiness",
    }
    name = because(f"{agent.name}-stimulus-{STIMULUS_NUMBER}", "the number is made of the time")
    about = metadata(name, _namespace(agent), labels)
    return Manifest(
        resource(RUN, about, _stimulus_spec(pack, agent, start)), ENSEMBLE_CONTROLLER, agent.persona, _UNOWNED
    )


def _scheduled_spec(pack: Pack, agent: Manifest, schedule: Manifest, memory: str) -> dict[str, Any]:
    spec = spec_of(agent)
    default = spec["agents"]["default"]
    return {
        era.words(pack.release).agent_reference: name_of(agent),
        "agentId": because(f"schedule-{schedule.name}", "the schedule's name"),
        "sessionKey": "",
        **present({"task": _task(spec_of(schedule)["task"], memory)}),
        "model": model_of_run(agent),
        "skills": [skill for skill in spec["skills"] if plain(skill)["skillPackRef"] not in WEB_ENDPOINTS],
        **present({"systemPrompt": spec["memory"].get("systemPrompt")}),
        **({"lifecycle": default["lifecycle"]} if "lifecycle" in default else {}),
        **taken_over(agent),
        **tool_policy(pack, agent),
        **({"canaryMode": because(True, "the pack is named system-canary")} if is_canary(pack) else {}),
    }


def _task(task: Traced, memory: str) -> Traced:
    if not memory:
        return task
    text = f"## Memory Context\n{memory}\n\n## Task\n{plain(task)}"
    return because(text, "MEMORY.md before the task of the schedule", task.origin.path)


def _stimulus_spec(pack: Pack, agent: Manifest, start: Start) -> dict[str, Any]:
    return {
        era.words(pack.release).agent_reference: name_of(agent),
        "agentId": because(f"stimulus-{start.stimulus.name}", "the stimulus' name", start.stimulus.path / "name"),
        "sessionKey": "",
        "task": taken(start.stimulus, "prompt"),
        "model": model_of_run(agent),
        "skills": spec_of(agent)["skills"],
        **taken_over(agent),
        **tool_policy(pack, agent),
    }


def _namespace(agent: Manifest) -> str:
    return str(plain(agent.tree["metadata"]["namespace"]))
