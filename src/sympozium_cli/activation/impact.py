"""What the controllers will delete, counted in the cluster before anything happens.

After cleanupPersona and the disabled branch of Reconcile in ensemble_controller.go, and the owners of volumes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sympozium_cli.activation.state import Live, is_active, name_of, text_at
from sympozium_cli.values.plural import count, listed


def of_personas(live: Live, names: Sequence[str]) -> Iterator[str]:
    """What goes with the agents of these personas, a line each."""
    agents = {f"{live.name}-{name}" for name in names}
    there = [name_of(agent) for agent in live.agents if name_of(agent) in agents]
    if there:
        yield f"{count(len(there), 'agent')}: {_some(there)}"
    schedules = [name_of(one) for one in live.schedules if text_at(one, "spec", live.kinds.agent_reference) in agents]
    if schedules:
        yield f"{count(len(schedules), 'schedule')}: {_some(schedules)}"
    runs = live.runs_of(frozenset(agents))
    if runs:
        active = sum(map(is_active, runs))
        yield f"{count(len(runs), 'run')}" + (f", {active} of them not finished" if active else "")
    yield from _memory(live, agents)


def of_everything(live: Live, *, keep_secrets: bool = False) -> Iterator[str]:
    """What goes with a pack that is disabled, a line each."""
    yield from of_personas(live, [persona.name for persona in live.pack.personas])
    shared = f"{live.name}-shared-memory-db"
    if shared in map(name_of, live.volumes):
        yield f"the shared memory: volume {shared}"
    secrets = () if keep_secrets else [name for name in live.managed_secrets if name in live.secrets]
    if secrets:
        yield f"{count(len(secrets), 'Secret')}: {_some(secrets)}"


def _memory(live: Live, agents: set[str]) -> Iterator[str]:
    memories = [name for name in map(name_of, live.memories) if name.removesuffix("-memory") in agents]
    volumes = [name for name in map(name_of, live.volumes) if name.removesuffix("-memory-db") in agents]
    if memories:
        yield f"the notes of {count(len(memories), 'agent')}: ConfigMap {_some(memories)}"
    if volumes:
        yield f"{count(len(volumes), 'memory volume')}: {_some(volumes)}"


def _some(names: Iterable[str]) -> str:
    """The names, or the first of them where there are many."""
    all_of_them = sorted(names)
    if len(all_of_them) <= _SHOWN:
        return listed(all_of_them)
    return f"{', '.join(all_of_them[:_SHOWN])} and {len(all_of_them) - _SHOWN} more"


_SHOWN = 4
