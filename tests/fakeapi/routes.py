"""From a request to an answer: who asks, whether they may, and what is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from fakeapi import kinds, objects
from fakeapi.access import ANONYMOUS, Deed, User, allowed, denied, reviewed, signed_in
from fakeapi.answer import Answer, nothing_here, refused, said
from fakeapi.discovery import discovered
from fakeapi.kinds import BUILT_IN, Kind, Object
from fakeapi.listing import listed
from fakeapi.logs import Logs
from fakeapi.options import demand_options
from fakeapi.request import Address, Request
from fakeapi.status import Refusal, bad_request, not_allowed, not_found, not_served, unauthorized, unsupported_media
from fakeapi.store import Store
from fakeapi.tables import shape
from fakeapi.watching import watched
from fakeapi.write import Write

_LIMIT = 3 * 1024 * 1024
_MEDIA = ("application/json", "application/yaml", "application/vnd.kubernetes.protobuf")
_WARNING = "Warning"
_BUILT_IN_GROUPS = {kind.group for kind in BUILT_IN}


class Routes:
    """The server's mind, without its sockets.

    Args:
        store: where the objects are.
        logs: what containers have written.
        tokens: who signs in with which token; may change meanwhile.
        version: what the server says that it is.

    Attributes:
        services: what answers behind a service, by its namespace and its name with the port, to a path and a query.
    """

    def __init__(self, store: Store, logs: Logs, tokens: Mapping[str, User], version: str) -> None:
        self.store = store
        self.logs = logs
        self.tokens = tokens
        self.version = version
        self.services: dict[tuple[str, str], Callable[[str, Mapping[str, str]], Answer]] = {}
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def answer(self, request: Request, certificate: User | None = None) -> Answer:
        """The answer to a request of somebody who may have shown a certificate."""
        try:
            return self._answer(request, certificate)
        except Refusal as refusal:
            return refused(refusal)

    def _answer(self, request: Request, certificate: User | None) -> Answer:
        if len(request.body) > _LIMIT:
            message = f"Request entity too large: limit is {_LIMIT}"
            raise Refusal(413, "RequestEntityTooLarge", message)
        user = self._impersonated(request, self._user(request, certificate))
        if not allowed(self.store, user, request.deed):
            raise denied(user, request.deed)
        if request.method == "GET" and (found := discovered(request.path, self.kinds(), self.version)) is not None:
            return found
        kind = self._kind(request.address)
        if request.address is None:
            return nothing_here()
        if kind is None:
            return refused(not_served()) if request.address.group in _BUILT_IN_GROUPS else nothing_here()
        return self._done(request, kind, request.address, user)

    def _user(self, request: Request, certificate: User | None) -> User:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            return certificate or ANONYMOUS
        if token not in self.tokens:
            raise unauthorized()
        return self.tokens[token]

    def _impersonated(self, request: Request, user: User) -> User:
        name, groups = request.headers.get("Impersonate-User"), request.headers.get_all("Impersonate-Group", [])
        if not name and not groups:
            return user
        if not name:
            raise bad_request("requested groups without impersonating a user name")
        asked = [Deed("impersonate", "", "users", "", name)]
        asked += [Deed("impersonate", "", "groups", "", group) for group in groups]
        if not all(allowed(self.store, user, deed) for deed in asked):
            sort = "serviceaccount" if name.startswith("system:serviceaccount:") else "user-info"
            raise denied(user, request.deed._replace(verb=f"impersonate-on:{sort}:{request.deed.verb}"))
        return signed_in(name, *groups)

    def kinds(self) -> list[Kind]:
        """All kinds that are served now."""
        return [*BUILT_IN, *chain.from_iterable(map(kinds.defined, self.store.objects(kinds.CRDS.resource)))]

    def _kind(self, address: Address | None) -> Kind | None:
        if address is None:
            return None
        wanted = (address.group, address.version, address.plural)
        return next((one for one in self.kinds() if (one.group, one.version, one.plural) == wanted), None)

    def _done(self, request: Request, kind: Kind, address: Address, user: User) -> Answer:
        show = shape(request.headers.get("Accept", ""), kind, request.query.get("includeObject", ""))
        if kind in (kinds.ACCESS_REVIEWS, kinds.SELF_REVIEWS):
            return self._review(request, kind, user)
        passed = {("", "pods", "log"): self._log, ("", "services", "proxy"): self._proxied}
        if (on := passed.get((kind.group, kind.plural, address.part))) is not None:
            return on(request, address)
        if address.part and not (address.part == "status" and kind.has_status):
            raise not_found(kind, address.name) if kind.custom else not_served()
        if kind.namespaced and not address.namespace and request.verb not in ("list", "watch"):
            return nothing_here() if kind.custom else refused(not_allowed())
        _demand_sensible(request, kind, address)
        if request.verb == "watch":
            return Answer(200, chunks=watched(self.store, kind, address.namespace, request, show))
        if request.verb == "list":
            return said(200, show(listed(self.store, kind, address.namespace, request)))
        return self._written(Write(self.store, kind, address, request, self._now(), user.name, []), show)

    @staticmethod
    def _written(write: Write, show: Callable[[Object], Object]) -> Answer:
        try:
            code, value = _VERBS[write.request.verb](write)
        except Refusal as refusal:
            return refused(refusal, *_warned(write))
        return said(code, show(value), *_warned(write))

    def _now(self) -> str:
        return self.clock().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _review(self, request: Request, kind: Kind, user: User) -> Answer:
        if request.verb != "create":
            raise not_allowed()
        review, _ = request.value("json parse error: ")
        born = {"creationTimestamp": self._now()} if kind == kinds.SELF_REVIEWS else {}
        review = {"kind": kind.kind, "apiVersion": kind.api_version, "metadata": born, **review}
        if kind == kinds.ACCESS_REVIEWS:
            return said(201, reviewed(self.store, user, review))
        about = {"userInfo": {"username": user.name, "uid": f"uid-of-{user.name}", "groups": list(user.groups)}}
        return said(201, {**review, "status": about})

    def _log(self, request: Request, address: Address) -> Answer:
        pod = objects.present(Write(self.store, kinds.PODS, address._replace(part=""), request, "", "", []))
        spec = pod.get("spec", {})
        names = [one["name"] for one in spec.get("containers", ())]
        container = request.query.get("container") or (names[0] if len(names) == 1 else "")
        if container not in [*names, *(one["name"] for one in spec.get("initContainers", ()))]:
            raise bad_request(_no_container(address.name, container, names))
        if pod.get("status", {}).get("phase") == "Pending":
            return Answer(204)
        stream = self.logs.read((address.namespace, address.name, container), request.query)
        return Answer(200, content_type="text/plain", chunks=stream)

    def _proxied(self, request: Request, address: Address) -> Answer:
        """What stands behind a service answers, if there is anything (pkg/registry/core/service/storage, proxy)."""
        name = address.name.partition(":")[0]
        objects.present(Write(self.store, _SERVICES, address._replace(name=name, part=""), request, "", "", []))
        behind = self.services.get((address.namespace, address.name))
        if behind is None:
            message = f'no endpoints available for service "{address.name}"'
            raise Refusal(503, "ServiceUnavailable", message)
        return behind(request.path.partition("/proxy")[2], request.query)


_SERVICES = next(one for one in BUILT_IN if (one.group, one.plural) == ("", "services"))


def _warned(write: Write) -> list[tuple[str, str]]:
    return [(_WARNING, f"299 - {json.dumps(text)}") for text in write.warnings]


def _demand_sensible(request: Request, kind: Kind, address: Address) -> None:
    """Demand a verb that the kind knows, a body of a media type that is read, and options that make sense."""
    lacks_name = request.verb in ("update", "patch") and not address.name
    if lacks_name and kind.custom:
        raise bad_request("name must be provided")
    if request.verb not in kind.verbs or lacks_name or (request.verb == "create" and address.name and not kind.custom):
        raise not_allowed()
    if request.method in ("POST", "PUT") and request.media_type not in _MEDIA[:2]:
        raise unsupported_media(_MEDIA)
    demand_options(request)


def _no_container(pod: str, container: str, names: list[str]) -> str:
    if container:
        return f"container {container} is not valid for pod {pod}"
    return f"a container name must be specified for pod {pod}, choose one of: [{' '.join(names)}]"


def _get(write: Write) -> tuple[int, Object]:
    return 200, objects.present(write)


def _create(write: Write) -> tuple[int, Object]:
    return 201, objects.created(write, _value(write))


def _update(write: Write) -> tuple[int, Object]:
    return 200, objects.replaced(write, _value(write))


def _value(write: Write) -> Any:
    unreadable = f"the object provided is unrecognized (must be of type {write.kind.kind})"
    value, doubled = write.request.value(f"{unreadable}: couldn't get version/kind; json parse error: ")
    write.warnings.extend(doubled)
    return value


def _delete(write: Write) -> tuple[int, Object]:
    return 200, objects.deleted(write)


def _delete_all(write: Write) -> tuple[int, Object]:
    everything = listed(write.store, write.kind, write.address.namespace, write.request)
    for value in everything["items"]:
        objects.deleted(write._replace(address=write.address._replace(name=value["metadata"]["name"])))
    return 200, everything


_VERBS: dict[str, Callable[[Write], tuple[int, Object]]] = {
    "get": _get,
    "create": _create,
    "update": _update,
    "patch": objects.patched,
    "delete": _delete,
    "deletecollection": _delete_all,
}
