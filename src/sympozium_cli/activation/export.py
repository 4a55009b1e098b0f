"""Save what the controllers are about to delete: memories and runs, as files that can be read and applied again."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.activation.state import Live, name_of
from sympozium_cli.cluster.port import Object

_SERVERS_OWN = ("managedFields", "resourceVersion", "uid", "generation", "selfLink", "ownerReferences")


def exported(live: Live, personas: frozenset[str] | None = None) -> Iterator[tuple[str, Object]]:
    """What is worth keeping, each with the name of its file: the pack, its memories and its runs.

    Args:
        live: the pack with its history.
        personas: whose memories and runs; None for all.
    """
    wanted = {persona.name for persona in live.pack.personas} if personas is None else personas
    agents = frozenset(f"{live.name}-{name}" for name in wanted)
    yield f"{live.kinds.target.kind.lower()}-{live.name}.yaml", _portable(live.value, live.kinds.target.kind)
    for memory in live.memories:
        if name_of(memory).removesuffix("-memory") in agents:
            yield f"configmap-{name_of(memory)}.yaml", _portable(memory, "ConfigMap", "v1")
    for run in live.runs_of(agents):
        yield f"agentrun-{name_of(run)}.yaml", _portable(run, "AgentRun")


def _portable(value: Object, kind: str, version: str = "sympozium.ai/v1alpha1") -> Object:
    """The object without what only its old cluster can say; items of lists come without their kind."""
    about = {key: part for key, part in value.get("metadata", {}).items() if key not in _SERVERS_OWN}
    return {"apiVersion": version, "kind": kind, **value, "metadata": about}
