"""Delete a Secret, if nobody needs it and somebody means it."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cli.connecting import announce, connected, namespace_to_change
from sympozium_cli.cli.secret_absent import secret_absent
from sympozium_cli.cli.secret_words import CLIENT, NONE, SERVER
from sympozium_cli.cli.secret_writing import Manner
from sympozium_cli.errors import RefusedError
from sympozium_cli.secret.creation import find
from sympozium_cli.secret.deletion import delete, demand_unused
from sympozium_cli.secret.packs import packs_in


class Deletion(NamedTuple):
    """What is to be deleted, and how sure somebody is of it."""

    name: str
    yes: bool
    force: bool
    no_input: bool


def delete_it(deletion: Deletion, manner: Manner) -> None:
    """Delete the Secret.

    Raises:
        RefusedError: it is in use, or nobody confirms it.
        SympoziumError: whatever the cluster says.
    """
    cluster = connected(manner.reach)
    namespace = namespace_to_change(cluster.where)
    secret = find(cluster, deletion.name, namespace)
    if secret is None:
        raise secret_absent(cluster, deletion.name, namespace)
    if not deletion.force:
        demand_unused(deletion.name, namespace, packs_in(cluster, namespace))
    if manner.dry_run == NONE:
        announce(cluster.where)
        _confirm(deletion, f"Delete Secret '{deletion.name}' in '{namespace}' for ever?")
    if manner.dry_run != CLIENT:
        delete(cluster, secret, dry_run=manner.dry_run == SERVER)
    tried = {NONE: "", CLIENT: " (dry run)", SERVER: " (server dry run)"}[manner.dry_run]
    print(f"secret/{deletion.name} deleted{tried}")


def _confirm(deletion: Deletion, question: str) -> None:
    from sympozium_cli.cli.asking import may_ask
    from sympozium_cli.cli.confirming import confirmed

    if deletion.yes:
        return
    if not may_ask(no_input=deletion.no_input):
        raise RefusedError("nobody is there to confirm it", hint="--yes says that it is meant")
    if not confirmed(question):
        raise RefusedError("nothing was deleted")
