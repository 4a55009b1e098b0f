"""A plan: writes that can be shown, made one after the other, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import ANYHOW, Object, Preconditions
from sympozium_cli.cluster.resource import Resource
from sympozium_cli.secret.manifest import Values, encoded

CREATE: Final = "create"
PATCH: Final = "patch"
APPLY: Final = "apply"
DELETE: Final = "delete"

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Write(NamedTuple):
    """One request that changes something.

    Args:
        verb: CREATE, PATCH (a merge patch), APPLY (on the server's side) or DELETE.
        resource: the kind of object.
        name: the object's name.
        namespace: where it lives.
        body: what is sent; nothing for DELETE.
        preconditions: what must be true of an object that is deleted.
        force: whether APPLY takes fields over that others own.
        values: what a Secret is to hold, by its data keys; it joins the body no earlier than it is sent.
        part: the part of the object that PATCH changes, such as "status"; "" for all but that.
    """

    verb: str
    resource: Resource
    name: str
    namespace: str
    body: Mapping[str, Any] = _NOTHING
    preconditions: Preconditions = ANYHOW
    force: bool = False
    values: Values = _NOTHING
    part: str = ""

    def sent(self) -> Object:
        """The body as the API server gets it."""
        return {**self.body, "data": encoded(self.values)} if self.values else dict(self.body)

    @property
    def object(self) -> str:
        """The object, as in "Secret team-openai-key"."""
        return f"{self.resource.kind} {self.name}"

    @property
    def key(self) -> tuple[str, str]:
        """What tells this write's object from others in a namespace."""
        return (self.resource.plural, self.name)


Undo = Callable[[Object], Write]
"""Takes a write back, given the object that the API server answered it with."""


class Step(NamedTuple):
    """One write of a plan.

    Args:
        title: what it does, as in "create Secret team-openai-key".
        details: what changes, line by line.
        write: the request.
        undo: how to take it back; None where that is not possible, or never needed.
    """

    title: str
    details: tuple[str, ...]
    write: Write
    undo: Undo | None = None


class Change(NamedTuple):
    """A field that a plan writes: what it is now, and what it will be; None where it is not there."""

    before: Any
    after: Any


class Refusal(NamedTuple):
    """Why a plan cannot be carried out, and what to do about it."""

    message: str
    hint: str = ""


class Plan(NamedTuple):
    """What is to be done, and all that somebody should know before.

    Args:
        steps: the writes, in their order; none where everything is as wished.
        changes: the fields of the pack that are written, by their paths in words.
        makes: what the controllers will make, in words.
        starts: what will run at once and spend, a line each.
        deletes: what the controllers will delete, a line each.
        means: what else follows from it that somebody has to agree to, a line each.
        warnings: what else may surprise.
        refusals: why it cannot be done; empty where it can.
        present: the objects as they are, where there is nothing to do.
    """

    steps: tuple[Step, ...] = ()
    changes: Mapping[str, Change] = _NOTHING
    makes: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    deletes: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    present: tuple[Object, ...] = ()


def deleting(write: Write) -> Undo:
    """Takes back that an object was made: it is deleted, if it is still the same one."""

    def undo(answer: Object) -> Write:
        uid = str(answer.get("metadata", {}).get("uid", ""))
        return Write(DELETE, write.resource, write.name, write.namespace, preconditions=Preconditions(uid))

    return undo


def restoring(write: Write, change: Object) -> Undo:
    """Takes back that an object was changed: `change` is merged into it, if nobody has touched it since."""

    def undo(answer: Object) -> Write:
        about = {"resourceVersion": str(answer.get("metadata", {}).get("resourceVersion", ""))}
        return Write(PATCH, write.resource, write.name, write.namespace, {"metadata": about, **change})

    return undo
