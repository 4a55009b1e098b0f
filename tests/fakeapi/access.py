"""Who may do what: users by token, certificate or impersonation, and RBAC as the stored roles and bindings say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fakeapi import kinds
from fakeapi.kinds import Object
from fakeapi.status import Cause, Refusal, invalid
from fakeapi.store import Store

MASTERS = "system:masters"
_AUTHENTICATED = "system:authenticated"
_PUBLIC = ("/healthz", "/livez", "/readyz", "/version")
_DISCOVERY = ("/api", "/apis", "/openapi", "/version", "/healthz", "/livez", "/readyz")
_OWN_REVIEWS = ("selfsubjectaccessreviews", "selfsubjectreviews")


class User(NamedTuple):
    """Somebody who signed in."""

    name: str
    groups: tuple[str, ...] = (_AUTHENTICATED,)


ANONYMOUS = User("system:anonymous", ("system:unauthenticated",))


def signed_in(name: str, *groups: str) -> User:
    return User(name, (*groups, _AUTHENTICATED))


class Deed(NamedTuple):
    """What somebody wants to do: a verb on a resource (and part of it, as in "pods/log"), or on a bare path."""

    verb: str
    group: str = ""
    resource: str = ""
    namespace: str = ""
    name: str = ""
    path: str = ""


def allowed(store: Store, user: User, deed: Deed) -> bool:
    """Whether a user may do something."""
    if MASTERS in user.groups or _everybody_may(user, deed):
        return True
    return any(_covers(rule, deed) for rule in _rules(store, user, deed.namespace))


def _everybody_may(user: User, deed: Deed) -> bool:
    if deed.path:
        return deed.path in _PUBLIC or (
            _AUTHENTICATED in user.groups and any(f"{deed.path}/".startswith(f"{open_}/") for open_ in _DISCOVERY)
        )
    return _AUTHENTICATED in user.groups and deed.verb == "create" and deed.resource in _OWN_REVIEWS


def _rules(store: Store, user: User, namespace: str) -> Iterator[Object]:
    for binding in store.objects(kinds.CLUSTER_ROLE_BINDINGS.resource):
        yield from _bound(store, user, binding, "")
    if namespace:
        for binding in store.objects(kinds.ROLE_BINDINGS.resource, namespace):
            yield from _bound(store, user, binding, namespace)


def _bound(store: Store, user: User, binding: Object, namespace: str) -> Iterator[Object]:
    if any(_is_subject(subject, user) for subject in binding.get("subjects") or ()):
        role = binding["roleRef"]
        local = role["kind"] == "Role"
        resource = (kinds.ROLES if local else kinds.CLUSTER_ROLES).resource
        yield from (store.get(resource, (namespace if local else "", role["name"])) or {}).get("rules") or ()


def _is_subject(subject: Object, user: User) -> bool:
    if subject["kind"] == "ServiceAccount":
        return user.name == f"system:serviceaccount:{subject['namespace']}:{subject['name']}"
    return subject["name"] in (user.groups if subject["kind"] == "Group" else (user.name,))


def _covers(rule: Object, deed: Deed) -> bool:
    if not _among(deed.verb, rule["verbs"]):
        return False
    if deed.path:
        return any(_path_covers(url, deed.path) for url in rule.get("nonResourceURLs", ()))
    names = rule.get("resourceNames") or [deed.name]
    return _among(deed.group, rule.get("apiGroups", ())) and _resource_covers(deed, rule) and deed.name in names


def _resource_covers(deed: Deed, rule: Object) -> bool:
    _, _, part = deed.resource.partition("/")
    return _among(deed.resource, rule.get("resources", ())) or bool(part and f"*/{part}" in rule["resources"])


def _path_covers(url: str, path: str) -> bool:
    return path.startswith(url[:-1]) if url.endswith("*") else url == path


def _among(word: str, words: list[str]) -> bool:
    return "*" in words or word in words


def denied(user: User, deed: Deed) -> Refusal:
    """What the server says to somebody who may not."""
    if deed.path:
        message = f'forbidden: User "{user.name}" cannot {deed.verb} path "{deed.path}"'
        return Refusal(403, "Forbidden", message, {})
    where = f'in the namespace "{deed.namespace}"' if deed.namespace else "at the cluster scope"
    plural = deed.resource.partition("/")[0]
    qualified = f"{plural}.{deed.group}" if deed.group else plural
    named = f'{qualified} "{deed.name}"' if deed.name else qualified
    cannot = f'User "{user.name}" cannot {deed.verb} resource "{deed.resource}" in API group "{deed.group}" {where}'
    details = {"name": deed.name, "group": deed.group, "kind": plural}
    facts = {name: fact for name, fact in details.items() if fact}
    return Refusal(403, "Forbidden", f"{named} is forbidden: {cannot}", facts)


def reviewed(store: Store, user: User, review: Object) -> Object:
    """The answer to a SelfSubjectAccessReview."""
    spec = review.get("spec", {})
    asked, path = spec.get("resourceAttributes"), spec.get("nonResourceAttributes")
    if not asked and not path:
        rule = "exactly one of nonResourceAttributes or resourceAttributes must be specified"
        cause = Cause("FieldValueInvalid", "spec.resourceAttributes", f"Invalid value: null: {rule}")
        raise invalid(kinds.ACCESS_REVIEWS._replace(kind=""), "", [cause])
    return {**review, "status": {"allowed": allowed(store, user, _asked(asked, path or {}))}}


def _asked(asked: Object | None, path: Object) -> Deed:
    if asked is None:
        return Deed(path.get("verb", ""), path=path.get("path", ""))
    part = asked.get("subresource")
    resource = asked.get("resource", "") + (f"/{part}" if part else "")
    place = asked.get("namespace", ""), asked.get("name", "")
    return Deed(asked.get("verb", ""), asked.get("group", ""), resource, *place)
