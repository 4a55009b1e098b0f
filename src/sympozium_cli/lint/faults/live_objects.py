"""What a cluster has of a pack: the pack itself, and the objects that the controller has made of it.

Labels and kinds after ensemble_controller.go, era by era.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.api import Pack, Persona
from sympozium_cli.lint.surroundings import Object, Surroundings, inside
from sympozium_cli.schema.target import Era, Target

_PERSONA_LABELS: Final = {Era.V0_10: "sympozium.ai/agent-config"}
_PACK_LABELS: Final = {Era.V0_8: "sympozium.ai/persona-pack"}
_WAITING: Final = frozenset(("", "Pending"))
_LONGEST: Final = 63


def live_pack(pack: Pack, around: Surroundings) -> Object:
    """The pack of the same name that is in the cluster; an empty one where there is none."""
    return around.find(pack.kind, pack.name) or {}


def agent_kind(pack: Pack) -> str:
    """What a persona becomes."""
    return "Agent" if _era(pack) == Era.V0_10 else "SympoziumInstance"


def pack_label(pack: Pack) -> str:
    """The label with the name of the pack."""
    return _PACK_LABELS.get(_era(pack), "sympozium.ai/ensemble")


def persona_label(pack: Pack) -> str:
    """The label with the name of the persona."""
    return _PERSONA_LABELS.get(_era(pack), "sympozium.ai/persona")


def waiting_runs(pack: Pack, persona: Persona, around: Surroundings) -> Iterator[Object]:
    """The runs of a persona that have not begun."""
    reference = "agentRef" if _era(pack) == Era.V0_10 else "instanceRef"
    for run in around.all("AgentRun"):
        of_it = inside(run, "spec").get(reference) == pack.agent_name(persona)
        if of_it and str(inside(run, "status").get("phase") or "") in _WAITING:
            yield run


def _era(pack: Pack) -> str:
    return Target.of(pack.release).era


def whose(owner: str) -> str:
    """To which pack an Agent belongs, in words."""
    return f"belongs to pack '{owner}'" if owner else "belongs to no pack"


def why_waiting(name: str) -> str:
    """Why a run of that name never starts, if the name tells; it becomes the name of a Job, and a label."""
    return f": its name has {len(name)} characters, and {_LONGEST} are possible" if len(name) > _LONGEST else ""
