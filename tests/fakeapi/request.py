"""What a request asks for: the verb and the address that its method, path and query amount to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml

from fakeapi.access import Deed
from fakeapi.status import bad_request

_VERBS = {"POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete", "GET": "get", "HEAD": "get"}
_PARTS_OF_NAMESPACES = ("status", "finalize")
_REPEATED = 30
_TRUE = ("true", "1", "True", "t")


class Address(NamedTuple):
    """Where an object, or many, can be found; a part is what kubectl calls a subresource."""

    group: str
    version: str
    plural: str
    namespace: str = ""
    name: str = ""
    part: str = ""


class Request(NamedTuple):
    """One request as it arrived; `number` counts all requests from 1."""

    number: int
    method: str
    target: str
    headers: Message
    body: bytes = b""

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def address(self) -> Address | None:
        """None where the path is none of a resource."""
        return _address([step for step in self.path.split("/") if step])

    @property
    def verb(self) -> str:
        """The verb as RBAC calls it."""
        verb, address = _VERBS.get(self.method, self.method.lower()), self.address
        if address is None or address.name:
            return verb
        if verb == "get":
            return "watch" if self.is_set("watch") else "list"
        return "deletecollection" if verb == "delete" else verb

    @property
    def deed(self) -> Deed:
        address = self.address
        if address is None:
            return Deed(self.method.lower(), path=self.path)
        resource = f"{address.plural}/{address.part}" if address.part else address.plural
        namespace = address.name if address.plural == "namespaces" and not address.group else address.namespace
        return Deed(self.verb, address.group, resource, namespace, address.name)

    @property
    def dry_run(self) -> bool:
        return self.query.get("dryRun") == "All"

    @property
    def writing(self) -> bool:
        """Whether it is a write of any sort."""
        return self.method not in ("GET", "HEAD")

    @property
    def writes(self) -> bool:
        """Whether it may change what is stored."""
        return self.writing and not self.dry_run and "review" not in self.path

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "application/json").partition(";")[0].strip()

    def is_set(self, flag: str) -> bool:
        return self.query.get(flag) in _TRUE

    def number_of(self, name: str) -> int:
        """A number of the query; 0 where it is not stated."""
        text = self.query.get(name) or "0"
        if text.startswith("-"):
            return 0
        if not text.isdigit():
            raise bad_request(f'invalid value: "{text}": strconv.ParseUint: parsing "{text}": invalid syntax')
        return int(text)

    @property
    def applies(self) -> bool:
        """Whether it is a server-side apply."""
        return self.verb == "patch" and self.media_type == "application/apply-patch+yaml"

    def value(self, complaint: str) -> tuple[Any, list[str]]:
        """The body, and complaints about keys that are stated twice in it; what cannot be read is a `complaint`.

        Raises:
            Refusal: it cannot be read.
        """
        try:
            if self.media_type.endswith("yaml"):
                return yaml.safe_load(self.body), []
            members = json.loads(self.body, object_pairs_hook=_Members)
            return json.loads(self.body), [f'duplicate field "{path}"' for path in _doubled(members)]
        except (ValueError, yaml.YAMLError) as problem:
            raise bad_request(complaint + _as_go_says(problem) + _shown(self.body)) from None


def _as_go_says(problem: Exception) -> str:
    at_end = isinstance(problem, json.JSONDecodeError) and problem.pos >= len(problem.doc.rstrip()) - 1
    if at_end or "Unterminated" in str(problem):
        return "unexpected end of JSON input"
    return "invalid character looking for beginning of value"


def _shown(body: bytes) -> str:
    """The beginning of a body, as the server repeats it: readable where it may be JSON."""
    if not body:
        return " (<empty>)"
    more = " ..." if len(body) > _REPEATED else ""
    if not body.startswith(b"{"):
        return f" ({body[:_REPEATED].hex()}{more})"
    return f" ({body[:_REPEATED].decode(errors='replace')}{more})"


class _Members(dict[str, Any]):
    """A JSON object that knows which of its keys were stated twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.doubled = [name for name in self if names.count(name) > 1] if len(names) != len(self) else []


def _doubled(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, _Members):
        yield from (f"{path}.{name}" if path else name for name in value.doubled)
        for name, part in value.items():
            yield from _doubled(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _doubled(part, f"{path}[{index}]")


def _address(steps: list[str]) -> Address | None:
    if steps[:1] == ["api"]:
        group, rest = "", steps[1:]
    elif steps[:1] == ["apis"]:
        group, rest = (steps[1] if len(steps) > 1 else ""), steps[2:]
    else:
        return None
    if len(rest) < 2:
        return None
    version, *place = rest
    if place[0] == "namespaces" and len(place) > 2 and place[2] not in _PARTS_OF_NAMESPACES:
        return Address(group, version, place[2], place[1], *place[3:5])
    return Address(group, version, place[0], "", *place[1:3])
