"""The shape of `pack status -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

_State = Literal["broken", "waiting", "flaw", "off"]
_Count = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)


class PackName(_Model):
    """Which pack it is."""

    kind: Literal["Ensemble", "PersonaPack"]
    name: str
    namespace: str


class Link(_Model):
    """A link that does not hold; `persona` is null for one of the whole pack, `remedy` is the command to type next."""

    name: str
    state: _State
    persona: str | None
    message: str
    remedy: str | None


class Run(_Model):
    """The last run of a persona; its phase is empty before the controller has seen it."""

    name: str
    phase: str
    created: str
    error: str | None


class Key(_Model):
    """The key of a persona's runs: the Secret that is named, and the names of the keys in it, never a value."""

    state: Literal["usable", "missing", "unreadable", "unseen", "not needed", "none"]
    secret: str | None
    keys: list[str]


class Persona(_Model):
    """A persona; `phase` is that of its agent, or "excluded", "absent" or "unseen"; `next` is its next tick in UTC."""

    name: str
    agent: str
    phase: str
    schedule: str | None
    next: str | None
    run: Run | None
    memory: Literal["seeded", "lost", "empty", "absent", "off", "unseen"]
    key: Key


class Tokens(_Model):
    """The budget of tokens; `most` is null where there is none."""

    used: _Count
    most: int | None


class Orphan(_Model):
    """An object that nobody asks for any more."""

    object: str
    why: str


class DriftedField(_Model):
    """A field with another value than the controller would write."""

    path: str
    present: Any
    wanted: Any


class Drift(_Model):
    """An object that is not as it would be made today."""

    kind: Literal["converges", "create-only", "missing"]
    object: str
    fields: list[DriftedField]


class Status(_Model):
    """How a pack is; `first` explains best why nothing happens, `deletion` is the command that deletes the orphans."""

    api_version: Literal["sympozium-cli/status/v1"]
    pack: PackName
    release: Annotated[str, Field(description="The release whose controllers run, or the newest of the cluster's era.")]
    enabled: bool
    phase: str
    broken: bool
    first: Link | None
    links: list[Link]
    personas: list[Persona]
    tokens: Tokens
    orphans: list[Orphan]
    deletion: str | None
    drift: list[Drift]
    unseen: Annotated[list[str], Field(description="What the user may not look at, in words.")]


def status_schema() -> dict[str, Any]:
    """The JSON Schema of the output."""
    schema = Status.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sympozium-cli:schema:status-v1",
        **schema,
    }
