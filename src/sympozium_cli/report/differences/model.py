"""The shape of `pack diff -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Any, Literal

from sympozium_cli.report.output_model import Model, Place

Phase = Literal["", "Ready", "Error", "Inactive"]
Object = dict[str, Any]


class Pack(Model):
    """A pack that is different, with the files of its versions: null where it is in one of them only.

    `phase` is its `status.phase` after the first pass of the controllers, `settledPhase` in the end, both empty where
    none is written. `assumedEnabled` says that it is enabled in neither version, and was compared as if it were.
    """

    pack: str
    namespace: str
    old: str | None
    new: str | None
    phase: Phase
    settled_phase: Phase
    assumed_enabled: bool


class Source(Model):
    """A place in one of the versions."""

    file: str
    line: Place
    column: Place
    path: str


class Meaning(Model):
    """One thing that is different afterwards; `persona` is empty where it concerns the whole pack."""

    kind: str
    severity: Literal["destructive", "escalation", "warning", "info"]
    pack: str
    persona: str
    message: str
    old: Source | None
    new: Source | None


class Change(Model):
    """A write of a controller. `before` is there for an update alone, and neither of the two for a deletion."""

    op: Literal["create", "update", "delete"]
    object: str
    before: Object | None = None
    after: Object | None = None


class Collected(Model):
    """An object that goes with its owner, without a deletion of its own."""

    object: str
    reason: str


class Kept(Collected):
    """An object that stays as it is, and what the controllers would make of the new version, if anything."""

    present: Object
    wanted: Object | None = None


class Diff(Model):
    """What `sympozium pack diff -o json` prints; `phase` is null unless exactly one pack is different.

    `changes` are the writes of the first pass, `later` those after the last schedule of a disabled pack is gone.
    `untouched` are the objects that stay although the pack says something else now, `orphans` those that it has no
    place for any more. Values that may be secret are hidden.
    """

    api_version: Literal["sympozium-cli/diff/v1"]
    phase: Phase | None
    packs: list[Pack]
    meaning: list[Meaning]
    changes: list[Change]
    later: list[Change]
    collected: list[Collected]
    untouched: list[Kept]
    orphans: list[Kept]
