"""What the server says instead of an object: Status bodies with code, reason and causes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fakeapi.kinds import Kind, Object

CHANGED_MEANWHILE = "the object has been modified; please apply your changes to the latest version and try again"


class Refusal(Exception):  # noqa: N818 - a refusal is what it is
    """A request that is answered with a Status of failure."""

    def __init__(self, code: int, reason: str, message: str, details: Object | None = None, **headers: str) -> None:
        super().__init__(message)
        self.code = code
        self.headers = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        self.body = status("Failure", message=message, reason=reason, details=details, code=code)


class Cause(NamedTuple):
    """One thing that is wrong with an object: the reason, the field, and what is said of it."""

    reason: str
    field: str
    message: str

    @property
    def sentence(self) -> str:
        return f"{self.field}: {self.message}"


def status(outcome: str, **facts: Any) -> Object:
    """A Status; facts that are empty are left out."""
    said = {name: fact for name, fact in facts.items() if fact not in (None, "")}
    return {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": outcome, **said}


def about(kind: Kind, name: str = "", **more: Any) -> Object:
    """The details of a Status that is about an object."""
    facts = {"name": name, "group": kind.group, "kind": kind.plural, **more}
    return {key: fact for key, fact in facts.items() if fact}


def not_found(kind: Kind, name: str) -> Refusal:
    return Refusal(404, "NotFound", f'{kind.qualified} "{name}" not found', about(kind, name))


def not_served() -> Refusal:
    return Refusal(404, "NotFound", "the server could not find the requested resource", {})


def already_exists(kind: Kind, name: str) -> Refusal:
    return Refusal(409, "AlreadyExists", f'{kind.qualified} "{name}" already exists', about(kind, name))


def conflict(kind: Kind, name: str, why: str = CHANGED_MEANWHILE) -> Refusal:
    message = f'Operation cannot be fulfilled on {kind.qualified} "{name}": {why}'
    return Refusal(409, "Conflict", message, about(kind, name))


def invalid(kind: Kind, name: str, causes: Iterable[Cause]) -> Refusal:
    listed = list(causes)
    sentences = ", ".join(cause.sentence for cause in listed)
    message = f'{kind.qualified_kind} "{name}" is invalid: {f"[{sentences}]" if len(listed) > 1 else sentences}'
    told = [{"reason": cause.reason, "message": cause.message, "field": cause.field} for cause in listed]
    return Refusal(422, "Invalid", message, about(kind._replace(plural=kind.kind), name, causes=told))


def bad_request(message: str) -> Refusal:
    return Refusal(400, "BadRequest", message)


def forbidden(kind: Kind, name: str, why: str, causes: list[Object] | None = None) -> Refusal:
    named = f'{kind.qualified} "{name}"' if name else kind.qualified
    return Refusal(403, "Forbidden", f"{named} is forbidden: {why}", about(kind, name, causes=causes))


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized", "Unauthorized")


def not_allowed() -> Refusal:
    message = "the server does not allow this method on the requested resource"
    return Refusal(405, "MethodNotAllowed", message, {})


def unsupported_media(accepted: Iterable[str]) -> Refusal:
    message = f"the body of the request was in an unknown format - accepted media types include: {', '.join(accepted)}"
    return Refusal(415, "UnsupportedMediaType", message)


def expired(message: str) -> Refusal:
    return Refusal(410, "Expired", message)
