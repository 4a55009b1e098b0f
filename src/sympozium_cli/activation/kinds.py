"""Which resources a cluster has for packs and their agents, and how it spells them.

After upstream's renames of v0.9.0 (PersonaPack to Ensemble) and v0.10.0 (SympoziumInstance to Agent).
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cluster.era import controller, installation
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.cluster.resource import AGENTS, ENSEMBLES, INSTANCES, PERSONA_PACKS, Resource
from sympozium_cli.render import era
from sympozium_cli.schema.target import Era, Target


class Kinds(NamedTuple):
    """The words of the Sympozium that a cluster runs.

    Args:
        target: the release that its packs are read for.
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
    """The words of a cluster, for the release of its controller, or else the newest of its era.

    Raises:
        NotFoundError: Sympozium is not installed there.
    """
    found = installation(cluster)
    newest = Target.parse(found.era)
    running = controller(cluster)
    if running is not None and (running.major, running.minor) == (newest.release.major, newest.release.minor):
        newest = Target.of(min(running, newest.release))
    return Kinds(newest, found.packs, found.agents)
