"""The shape of `pack graph -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sympozium_cli.report.findings_model import Finding, ObjectName
from sympozium_cli.report.output_model import Model

Faults = Annotated[list[Annotated[int, Field(ge=0)]], Field(description="Positions in `findings`, from 0.")]


class Trigger(Model):
    """What starts runs beside edges; `fate` says of a schedule that it is not made, or that no tick starts a run."""

    kind: Literal["schedule", "channel", "web"]
    text: str
    fate: Literal["", "dropped", "blocked"]


class Persona(Model):
    """A persona; `memoryAccess` and `memoryVisibility` are empty where it has no shared memory."""

    id: str
    name: str
    display_name: str
    excluded: bool
    triggers: list[Trigger]
    memory_access: Literal["", "read-write", "read-only"]
    memory_visibility: str
    faults: Faults


class Stimulus(Model):
    """The prompt that starts the pack's work."""

    id: str
    name: str
    trigger: str
    faults: Faults


class Unknown(Model):
    """A name that a relationship uses, and no persona has."""

    id: str
    name: str


class Relationship(Model):
    """An edge between two ids; it is `live` if both are personas that are not excluded, or the stimulus."""

    id: str
    type: str
    source: str
    target: str
    condition: str
    timeout: str
    live: bool
    cyclic: bool
    faults: Faults


class TrustGroup(Model):
    """Personas that see each other's trusted entries."""

    name: str
    personas: list[str]


class SharedMemory(Model):
    """The memory that personas share."""

    storage_size: str
    membrane: bool
    trust_groups: list[TrustGroup]
    faults: Faults


class Graph(Model):
    """What `sympozium pack graph -o json` prints; the faults of the whole are those of no part of it."""

    api_version: Literal["sympozium-cli/graph/v1"]
    pack: ObjectName
    target: str
    workflow_type: str
    personas: list[Persona]
    stimulus: Stimulus | None
    unknown: list[Unknown]
    relationships: list[Relationship]
    shared_memory: SharedMemory | None
    faults: Faults
    findings: list[Finding]
