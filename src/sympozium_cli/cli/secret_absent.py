"""A Secret that is not there: the namespace may be missing, or only a letter."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster, Selection
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import NotFoundError, SympoziumError
from sympozium_cli.secret.packs import name_of
from sympozium_cli.values.similar import closest

_LIST = "'sympozium secret list' shows what there is"


def secret_absent(
    cluster: Cluster, name: str, namespace: str, known: Iterable[str] = (), hint: str = _LIST
) -> NotFoundError:
    """The error for it.

    Args:
        cluster: where it was looked for.
        name: of the Secret.
        namespace: where it should be.
        known: names that are spoken of, even if there are no such Secrets.
        hint: what to do where no name is like it.

    Raises:
        NotFoundError: there is no such namespace.
    """
    demand_namespace(cluster, namespace)
    meant = closest(name, (*known, *_names(cluster, namespace)))
    return NotFoundError(
        f"there is no Secret '{name}' in '{namespace}'", hint=f"did you mean '{meant}'?" if meant else hint
    )


def _names(cluster: Cluster, namespace: str) -> list[str]:
    """The names of the Secrets there, if the user may know them."""
    try:
        return [name_of(secret) for secret in cluster.list(SECRETS, Selection(namespace)).items]
    except SympoziumError:
        return []
