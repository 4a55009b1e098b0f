"""The shape of `pack status -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Count, Model

_State = Literal["broken", "waiting", "flaw", "off"]


class PackName(Model):
    """Which pack it is."""

    kind: Literal["Ensemble", "PersonaPack"]
    name: str
    namespace: str


class Link(Model):
    """A link that does not hold; `persona` is null for one of the whole pack, `remedy` is the command to type next."""

    name: str
    state: _State
    persona: str | None
    message: str
    remedy: str | None


class Run(Model):
    """The last run of a persona; its phase is empty before the controller has seen it."""

    name: str
    phase: str
    created: str
    error: str | None


class Key(Model):
    """The key of a persona's runs: the Secret that is named, and the names of the keys in it, never a value."""

    state: Literal["usable", "missing", "unreadable", "unseen", "not needed", "none"]
    secret: str | None
    keys: list[str]


class Persona(Model):
    """A persona; `phase` is that of its agent, or "excluded", "absent" or "unseen"; `next` is its next tick in UTC."""

    name: str
    agent: str
    phase: str
    schedule: str | None
    next: str | None
    run: Run | None
    memory: Literal["seeded", "lost", "empty", "absent", "off", "unseen"]
    key: Key


class Tokens(Model):
    """The budget of tokens; `most` is null where there is none."""

    used: Count
    most: int | None


class Orphan(Model):
    """An object that nobody asks for any more."""

    object: str
    why: str


class DriftedField(Model):
    """A field with another value than the controller would write."""

    path: str
    present: Any
    wanted: Any


class Drift(Model):
    """An object that is not as it would be made today."""

    kind: Literal["converges", "create-only", "missing"]
    object: str
    fields: list[DriftedField]


class Status(Model):
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
