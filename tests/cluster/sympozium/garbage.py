"""What Kubernetes' own controllers do when something is deleted, none of which run beside these API servers."""

from __future__ import annotations

from typing import Final

from cluster.sympozium.world import MADE, World, leaving, name_of
from sympozium_cli.cluster.resource import AGENTS, INSTANCES, VOLUME_CLAIMS

_CLAIM_FINALIZER: Final = "kubernetes.io/pvc-protection"


def collect(world: World) -> None:
    """Delete what has lost its last owner, and let volume claims go, which nothing uses here."""
    resources = [one for one in MADE.values() if one not in (AGENTS, INSTANCES) or one == world.agent]
    found = [(resource, stored) for resource in resources for stored in world.list(resource)]
    alive = {stored["metadata"]["uid"] for _, stored in found}
    alive |= {stored["metadata"]["uid"] for stored in world.list(world.pack)}
    for resource, stored in found:
        owners = [owner["uid"] for owner in stored["metadata"].get("ownerReferences", ())]
        if owners and alive.isdisjoint(owners):
            world.delete(resource, name_of(stored))
        if resource == VOLUME_CLAIMS and leaving(stored):
            world.release(resource, stored, _CLAIM_FINALIZER)
