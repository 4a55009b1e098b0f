"""The controllers of agents, schedules and runs, as far as clients see them; of runs, that they can be deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cluster.api import Object
from cluster.sympozium.budgets import keep_budget
from cluster.sympozium.packs import owned
from cluster.sympozium.world import MADE, World, labels_of, leaving, name_of
from sympozium_cli.api.ticks import read_cron
from sympozium_cli.cluster.resource import DEPLOYMENTS, RUNS, SCHEDULES, SERVICES
from sympozium_cli.render.agent_children import agent_objects
from sympozium_cli.render.engine import FIRST_WITH_AGENTS, agents_in, pack_objects
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.values.cron import Cron

AGENT_FINALIZER: Final = "sympozium.ai/finalizer"
SCHEDULE_FINALIZER: Final = "sympozium.ai/schedule-finalizer"
RUN_FINALIZER: Final = "sympozium.ai/agentrun-finalizer"

RUNNING: Final = "Running"


def reconcile_agent(world: World, stored: Object, phases: Mapping[str, str]) -> None:
    """One reconcile of an agent.

    Args:
        world: the namespace.
        stored: the agent.
        phases: the phases of agents that do not just run, by name; "" for none yet.
    """
    if leaving(stored):
        _remove_children(world, name_of(stored))
        world.release(world.agent, stored, AGENT_FINALIZER)
        return
    stored = world.hold(world.agent, stored, AGENT_FINALIZER)
    manifest = _manifest(world, stored)
    if manifest is not None and world.target.release >= FIRST_WITH_AGENTS:
        for child in agent_objects(manifest, world.circumstances()):
            world.create(MADE[child.kind], owned(child.value, stored))
    missing = _missing_secrets(world, stored)
    phase = phases.get(name_of(stored), "Error" if missing else RUNNING)
    status: dict[str, Any] = {**stored.get("status", {}), "phase": phase}
    if missing:
        status["channels"] = missing
    else:
        status.pop("channels", None)
    world.report(world.agent, stored, status if phase else {})


def reconcile_schedule(world: World, stored: Object) -> None:
    """One reconcile of a schedule; when it fires is for tests to say."""
    if leaving(stored):
        world.release(SCHEDULES, stored, SCHEDULE_FINALIZER)
        return
    stored = world.hold(SCHEDULES, stored, SCHEDULE_FINALIZER)
    readable = isinstance(read_cron(stored["spec"]["schedule"]), Cron)
    phase = "Error" if not readable else "Suspended" if stored["spec"].get("suspend") else "Active"
    world.report(SCHEDULES, stored, {**stored.get("status", {}), "phase": phase})


def reconcile_run(world: World, stored: Object) -> None:
    """One reconcile of a run; how it goes is for tests to say, as long as the budget of its pack lets it in."""
    if leaving(stored):
        world.release(RUNS, stored, RUN_FINALIZER)
    else:
        keep_budget(world, world.hold(RUNS, stored, RUN_FINALIZER))


def _manifest(world: World, stored: Object) -> Manifest | None:
    """The agent as its pack describes it; None for one that no pack describes any more."""
    pack_name = labels_of(stored).get(world.pack_label, "")
    pack = world.find(world.pack, pack_name) if pack_name else None
    if pack is None:
        return None
    made = pack_objects(controllers_pack(pack, world.target), world.circumstances())
    return next((one for one in agents_in(made) if one.name == name_of(stored)), None)


def _missing_secrets(world: World, stored: Object) -> list[Object]:
    there = world.circumstances().existing_secrets or frozenset()
    return [
        {"type": channel["type"], "status": "Error", "message": f'secret "{secret}" not found'}
        for channel in stored["spec"].get("channels", ())
        for secret in [channel.get("configRef", {}).get("secret", "")]
        if secret and secret not in there
    ]


def _remove_children(world: World, agent: str) -> None:
    for deployment in world.list(DEPLOYMENTS):
        name = name_of(deployment)
        if name == f"{agent}-memory" or name.startswith(f"{agent}-channel-"):
            world.delete(DEPLOYMENTS, name)
    world.delete(SERVICES, f"{agent}-memory")
