"""The shape of the lines of `runs watch -o jsonl`: the published schema is made from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from sympozium_cli.report.output_model import Count, Model
from sympozium_cli.report.runs.model import Brief


class _Event(Model):
    api_version: Literal["sympozium-cli/run-event/v1"]
    time: str


class RunEvent(_Event):
    """A step in the life of a run; `before` is its state until then, and `past` says that it was so from the start."""

    type: Literal["ADDED", "PHASE", "PROGRESS", "DELETED"]
    run: Brief
    before: str | None
    past: bool


class Synced(_Event):
    """All that was there has been read."""

    type: Literal["SYNCED"]
    kind: str
    size: Count


class Lost(_Event):
    """Nothing is heard of a kind of objects at the moment."""

    type: Literal["LOST"]
    kind: str
    reason: str


class Found(_Event):
    """It is heard of again, and what was missed stands above."""

    type: Literal["FOUND"]
    kind: str
    seconds: float
    missed: Count


class Reason(Model):
    """Why a run has not ended well."""

    name: str
    reason: str


class End(_Event):
    """How it has ended."""

    type: Literal["END"]
    outcome: Literal["ok", "failed", "gone"]
    reasons: list[Reason]


class Event(RootModel[Annotated[RunEvent | Synced | Lost | Found | End, Field(discriminator="type")]]):
    """One line."""
