"""Delete a Secret: only the very one that was looked at, and only if nobody needs it."""

from __future__ import annotations

from sympozium_cli.cluster.port import Cluster, Object, Preconditions
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import RefusedError
from sympozium_cli.secret.packs import Packs
from sympozium_cli.values.plural import listed


def demand_unused(name: str, namespace: str, packs: Packs) -> None:
    """Refuse to delete what packs refer to.

    Raises:
        RefusedError: a pack refers to the Secret, or nobody may know.
    """
    force = "--force deletes it all the same"
    if packs.unseen:
        raise RefusedError(f"you may not list packs, so nobody knows who uses Secret '{name}'", hint=force)
    users = packs.references(name, namespace)
    if users:
        uses = listed(f"{user.pack} ({user.path})" for user in users)
        raise RefusedError(f"Secret '{name}' is in use: {uses}", hint=f"take it out of the pack first; {force}")


def delete(cluster: Cluster, secret: Object, *, dry_run: bool = False) -> None:
    """Delete a Secret that has not changed since it was read.

    Raises:
        ConflictError: it has changed, or is another one by now.
        NotFoundError: somebody else has deleted it.
        SympoziumError: whatever else the cluster says.
    """
    metadata = secret["metadata"]
    conditions = Preconditions(metadata["uid"], metadata["resourceVersion"])
    cluster.delete(SECRETS, metadata["name"], metadata["namespace"], conditions, dry_run=dry_run)
