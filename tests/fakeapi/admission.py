"""What may be refused although it is valid: no such namespace, one that is going away, a quota, a webhook."""

from __future__ import annotations

from fakeapi import kinds
from fakeapi.kinds import Kind, Object
from fakeapi.status import forbidden, not_found
from fakeapi.store import Place, Store

_LEGACY = ("pods", "services", "secrets", "configmaps", "persistentvolumeclaims", "resourcequotas")


def demand_namespace(store: Store, kind: Kind, namespace: str, name: str) -> None:
    """Demand that something may be created in a namespace.

    Raises:
        Refusal: there is none, or it is going away.
    """
    if not kind.namespaced:
        return
    found = store.get(kinds.NAMESPACES.resource, ("", namespace))
    if found is None:
        raise not_found(kinds.NAMESPACES, namespace)
    if "deletionTimestamp" in found["metadata"]:
        why = f"unable to create new content in namespace {namespace} because it is being terminated"
        message = f"namespace {namespace} is being terminated"
        cause = {"reason": "NamespaceTerminating", "message": message, "field": "metadata.namespace"}
        raise forbidden(kind, name, why, [cause])


def charge(store: Store, kind: Kind, place: Place, *, dry_run: bool) -> None:
    """Count a new object against the quotas of its namespace.

    Raises:
        Refusal: it would be one too many.
    """
    counted = {f"count/{kind.qualified}", *({kind.plural} if not kind.group and kind.plural in _LEGACY else ())}
    for quota in list(store.objects(kinds.QUOTAS.resource, place[0])):
        limits = counted & (quota.get("spec", {}).get("hard") or {}).keys()
        if limits and quota.get("status"):
            _demand_room(kind, place[1], quota, limits)
            if not dry_run:
                _count(store, quota, limits)


def _demand_room(kind: Kind, name: str, quota: Object, limits: set[str]) -> None:
    title, state = quota["metadata"]["name"], quota.get("status") or {}
    used, hard = state.get("used") or {}, state["hard"]
    full = sorted(limit for limit in limits if int(used.get(limit, 0)) + 1 > int(hard[limit]))
    if full:
        asked = ",".join(f"{limit}=1" for limit in full)
        spent = ",".join(f"{limit}={used.get(limit, 0)}" for limit in full)
        limited = ",".join(f"{limit}={hard[limit]}" for limit in full)
        raise forbidden(kind, name, f"exceeded quota: {title}, requested: {asked}, used: {spent}, limited: {limited}")


def _count(store: Store, quota: Object, limits: set[str]) -> None:
    state = quota["status"]
    used = dict(state.get("used") or {})
    used |= {limit: str(int(used.get(limit, 0)) + 1) for limit in limits}
    place = quota["metadata"]["namespace"], quota["metadata"]["name"]
    changed = {**quota, "metadata": dict(quota["metadata"]), "status": {**state, "used": used}}
    store.commit(kinds.QUOTAS.resource, place, quota, changed)
