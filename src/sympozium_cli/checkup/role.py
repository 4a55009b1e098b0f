"""The smallest Role that lets somebody do something, as objects to apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sympozium_cli.checkup.permissions import CLUSTER, HERE, SYSTEM, SYSTEM_NAMESPACE, Permission

_GROUP = "rbac.authorization.k8s.io"
_ACCOUNT = "system:serviceaccount:"
_VERBS = ("get", "list", "watch", "create", "patch", "delete")


def roles(name: str, permissions: Iterable[Permission], namespace: str, user: str = "") -> list[dict[str, Any]]:
    """Roles for what is done here, in Sympozium's namespace and in the whole cluster, as far as it takes them.

    Each comes with its binding where the user is known.

    Args:
        name: of all of them.
        permissions: what they grant.
        namespace: where the Role is; "" leaves it to whoever applies it.
        user: who gets it, as the API server names them; "" for nobody yet.
    """
    wanted = tuple(permissions)
    places = {HERE: namespace, SYSTEM: SYSTEM_NAMESPACE, CLUSTER: None}
    return [
        made
        for scope, place in places.items()
        if (granted := [one for one in wanted if one.scope == scope])
        for made in _role(name, granted, place, user)
    ]


def role_name(commands: Iterable[str]) -> str:
    """A name for the Role of these commands."""
    words = " ".join(commands).replace("--", "").split()
    return "-".join(("sympozium", *words))


def _role(name: str, granted: list[Permission], namespace: str | None, user: str) -> Iterator[dict[str, Any]]:
    kind = "ClusterRole" if namespace is None else "Role"
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    facts = {"apiVersion": f"{_GROUP}/v1", "metadata": metadata}
    yield {**facts, "kind": kind, "rules": list(_rules(granted))}
    if user:
        reference = {"apiGroup": _GROUP, "kind": kind, "name": name}
        yield {**facts, "kind": f"{kind}Binding", "roleRef": reference, "subjects": [_subject(user)]}


def _rules(granted: list[Permission]) -> Iterator[dict[str, Any]]:
    """One rule for all resources of a group that the same verbs are granted on."""
    verbs: dict[tuple[str, str], set[str]] = {}
    for one in granted:
        resource = one.resource.plural + (f"/{one.part}" if one.part else "")
        verbs.setdefault((one.resource.group, resource), set()).add(one.verb)
    shared: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (group, resource), known in verbs.items():
        shared.setdefault((group, tuple(sorted(known, key=_VERBS.index))), []).append(resource)
    for (group, words), resources in sorted(shared.items()):
        yield {"apiGroups": [group], "resources": sorted(resources), "verbs": list(words)}


def _subject(user: str) -> dict[str, str]:
    namespace, colon, account = user.removeprefix(_ACCOUNT).partition(":")
    if user.startswith(_ACCOUNT) and colon:
        return {"kind": "ServiceAccount", "name": account, "namespace": namespace}
    return {"apiGroup": _GROUP, "kind": "User", "name": user}
