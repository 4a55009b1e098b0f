"""Which resources a cluster has for packs and their agents, and how it spells them: its API groups decide.

After upstream's renames of v0.9.0 (PersonaPack to Ensemble) and v0.10.0 (SympoziumInstance to Agent). Resources of an
older release stay behind after an upgrade, so that the newer ones win.
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import AGENTS, ENSEMBLES, GROUP, INSTANCES, PERSONA_PACKS, Resource
from sympozium_cli.errors import NotFoundError
from sympozium_cli.render import era
from sympozium_cli.schema.target import Era, Target


class Kinds(NamedTuple):
    """The words of the Sympozium that a cluster runs.

    Args:
        target: the newest release that it can be.
        packs: the resource of packs.
        agents: the resource that a persona becomes.
    """

    target: Target
    packs: Resource
    agents: Resource

    @property
    def list_key(self) -> str:
        """The key of the list of personas in a pack's spec."""
        return self.target.list_key

    @property
    def pack_label(self) -> str:
        """The label with the name of the pack."""
        return f"sympozium.ai/{era.words(self.target.release).pack_label}"

    @property
    def persona_label(self) -> str:
        """The label with the name of the persona."""
        return f"sympozium.ai/{era.words(self.target.release).persona_label}"

    @property
    def agent_reference(self) -> str:
        """The field of a run's spec that names its agent."""
        return era.words(self.target.release).agent_reference


NEWEST = Kinds(Target.parse(Era.V0_10), ENSEMBLES, AGENTS)
MIDDLE = Kinds(Target.parse(Era.V0_9), ENSEMBLES, INSTANCES)
OLDEST = Kinds(Target.parse(Era.V0_8), PERSONA_PACKS, INSTANCES)


def kinds_of(cluster: Cluster) -> Kinds:
    """The words of a cluster.

    Raises:
        NotFoundError: Sympozium is not installed there.
    """
    served = {one.resource.plural for one in cluster.served(GROUP, ENSEMBLES.version)}
    for kinds in (NEWEST, MIDDLE, OLDEST):
        if {kinds.packs.plural, kinds.agents.plural} <= served:
            return kinds
    raise NotFoundError(
        f"Sympozium is not installed in {cluster.where.server}: nothing there serves packs",
        hint="install it first, or choose another context with --context",
    )
