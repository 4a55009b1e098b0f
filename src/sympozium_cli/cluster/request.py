"""One request to the API server, and what people call it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from sympozium_cli.cluster.resource import Resource
from sympozium_cli.errors import UsageError

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
APPLY_PATCH = "application/apply-patch+yaml"
MOST_STORED = 1536 * 1024
"""What etcd stores at most in one object, unless somebody has configured it."""

_METHODS = {"create": "POST", "patch": "PATCH", "delete": "DELETE"}
_NONE: Mapping[str, str] = {}


class Doing(NamedTuple):
    """What a request is about.

    Args:
        verb: as RBAC calls it: get, list, watch, create, patch, delete.
        resource: what it is done to; None for what is no resource.
        namespace: where; "" for everywhere, or where there are none.
        name: to which one; "" for all.
        part: to which part of it, such as "log" or "status"; "" for all of it.
    """

    verb: str
    resource: Resource | None = None
    namespace: str = ""
    name: str = ""
    part: str = ""

    @property
    def brief(self) -> str:
        """The same without its namespace."""
        return str(self._replace(namespace=""))

    def __str__(self) -> str:
        """The object, or the objects, for people: "Secret 'key' in namespace 'agents'"."""
        if self.resource is None:
            return "the API server"
        what = f"{self.resource.kind} '{self.name}'" if self.name else self.resource.plural
        return f"{what} in namespace '{self.namespace}'" if self.namespace and self.resource.namespaced else what


class Request(NamedTuple):
    """What is sent.

    Args:
        doing: what it is about.
        target: path and query.
        body: what goes along; None for nothing.
        content_type: what that is.
        safe: whether it may be sent again, however the first attempt ended.
        accept: what may come back.
        secrets: words that must be in no message.
    """

    doing: Doing
    target: str
    body: bytes | None = None
    content_type: str = JSON
    safe: bool = True
    accept: str = JSON
    secrets: tuple[str, ...] = ()

    @property
    def method(self) -> str:
        """The method of HTTP."""
        return _METHODS.get(self.doing.verb, "GET")


def request(  # noqa: PLR0913 - each of them is a part of a request
    doing: Doing,
    query: Mapping[str, str] = _NONE,
    body: Any = None,
    *,
    content_type: str = JSON,
    subresource: str = "",
    safe: bool = True,
    accept: str = JSON,
    secrets: tuple[str, ...] = (),
) -> Request:
    """A request about a resource.

    Raises:
        UsageError: the name or the namespace cannot be one.
    """
    resource = doing.resource
    assert resource is not None
    namespace, name = _step(doing.namespace, "namespace"), _step(doing.name, resource.kind)
    path = resource.path(namespace, name, subresource)
    data = None if body is None else json.dumps(body, separators=(",", ":")).encode()
    return Request(doing._replace(part=subresource), path + question(query), data, content_type, safe, accept, secrets)


def question(query: Mapping[str, str]) -> str:
    """What follows a path: "?limit=500", or nothing."""
    given = {key: value for key, value in query.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _step(name: str, what: str) -> str:
    """One step of a path. A step that is "..", or that has a slash in it, would lead to another resource."""
    if name in {".", ".."} or "/" in name or "%" in name:
        raise UsageError(f"'{name}' cannot be the name of a {what}")
    return quote(name, safe="")
