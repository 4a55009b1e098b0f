"""Which pack and which persona a run belongs to.

Most runs carry no label of their pack, so a run is known by its agent: `status.installedPersonas` says which agent is
whose, and what the pack's name and its personas' names give where the controller has not said so yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import items, text
from sympozium_cli.monitor.run import Run

PACK_LABELS: Final = ("sympozium.ai/ensemble", "sympozium.ai/persona-pack")
"""The label with a run's pack, of this era and of the first."""

_PERSONAS: Final = ("agentConfigs", "personas")


class Member(NamedTuple):
    """A persona of a pack; the persona is "" where only the pack is known."""

    pack: str
    persona: str


NOBODY: Final = Member("", "")


class Teams(NamedTuple):
    """Packs and their agents.

    Args:
        agents: whose agent is whose, by namespace and the agent's name.
    """

    agents: Mapping[tuple[str, str], Member]

    def member(self, run: Run) -> Member:
        """Whose run this is; NOBODY where neither its agent nor a label says so."""
        known = self.agents.get((run.namespace, run.agent))
        if known is not None:
            return known
        pack = next((run.labels[label] for label in PACK_LABELS if run.labels.get(label)), "")
        persona = run.agent.removeprefix(f"{pack}-") if pack and run.agent.startswith(f"{pack}-") else ""
        return Member(pack, persona)

    def owns(self, pack: str, run: Run) -> bool:
        """Whether a run is one of this pack's: by its agent, or by its label."""
        return self.member(run).pack == pack or any(run.labels.get(label) == pack for label in PACK_LABELS)


def teams(packs: Iterable[Object]) -> Teams:
    """The agents of these packs, as they are stored, of any era."""
    return Teams({(text(pack, "metadata", "namespace"), agent): one for pack in packs for agent, one in members(pack)})


def members(pack: Object) -> Iterator[tuple[str, Member]]:
    """The agents of a pack; what the controller says comes last, and so wins."""
    name = text(pack, "metadata", "name")
    for key in _PERSONAS:
        for persona in items(pack, "spec", key):
            if text(persona, "name"):
                yield f"{name}-{text(persona, 'name')}", Member(name, text(persona, "name"))
    for installed in items(pack, "status", "installedPersonas"):
        if text(installed, "instanceName"):
            yield text(installed, "instanceName"), Member(name, text(installed, "name"))
