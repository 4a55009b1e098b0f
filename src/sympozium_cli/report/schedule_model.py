"""The shape of `pack schedule -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Count, Model, Place

Instant = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
Rate = Annotated[float, Field(ge=0)]


class PackName(Model):
    """The pack, where it stands, and the release that it is looked at for."""

    name: str
    namespace: str
    file: str
    target: str


class Clock(Model):
    """What becomes of a schedule: its cron, and the `interval` that it was made from.

    An interval that is not `known` counts as hourly; so does the lack of one. Without a `timeZone` it is that of the
    controller, UTC.
    """

    cron: str
    interval: str | None
    known: bool
    time_zone: str | None
    first_tick: str | None
    path: str
    line: Place


class Silence(Model):
    """Why there is no time at which the clock starts a persona; `endless` are runs one after the other."""

    reason: Literal["excluded", "no-schedule", "suppressed", "blocked", "unreadable", "unreachable", "endless"]
    text: str
    lines: list[Place]


class Starter(Model):
    """What starts a persona besides the clock."""

    way: Literal["sequential", "delegation", "stimulus", "manual", "channel", "web"]
    text: str
    line: Place


class Day(Model):
    """The runs that start on a day of `timeZone`."""

    date: str
    runs: Count


class Persona(Model):
    """What the clock does to a persona.

    `next` is its first regular tick, in the time or after it; `ticks` lists at most 10080 of `runs`. Hand-over
    runs are those that sequential edges start at most; null where there is no end of them.
    """

    name: str
    line: Place
    schedule: Clock | None
    silence: Silence | None
    started_by: list[Starter]
    at_once: bool
    next: Instant | None
    runs: Count
    per_day: Rate
    days: list[Day]
    ticks: list[Instant]
    run_timeout: str
    ticks_that_may_wait: Count
    hand_over_runs: Count | None


class Runs(Model):
    """The runs of the whole pack."""

    clock: Count
    per_day: Rate
    days: list[Day]
    hand_over: Count | None


class Group(Model):
    """Personas that start in the same `minutes`, of which `at` lists at most 10080."""

    personas: list[str]
    minutes: Count
    at: list[Instant]


class Collisions(Model):
    """The minutes in which more than one persona starts; those `notListed` belong to no group here."""

    minutes: Count
    groups: list[Group]
    not_listed: Count


class Overlap(Model):
    """Runs that may be active at a time if each takes as long as it may; the `most` for the first time `at`."""

    one_at_a_time: bool
    minutes: Count
    most: Count
    at: Instant | None
    personas: list[str]


class UsedUp(Model):
    """The run of the clock with which a budget is used up, or the hand-overs after it; 0 is the stimulus's run."""

    at: Instant
    persona: str | None
    run: Count
    by_hand_over: bool


class Budget(Model):
    """The token budget; `assumed` says that every run is taken to use `maxTokensPerRun`."""

    max_tokens: int | None
    max_tokens_per_run: int | None
    action: str | None
    line: Place
    known: bool
    assumed: bool
    used: Count
    per_day: Rate | None
    looked_until: Instant
    used_up: UsedUp | None


class Schedule(Model):
    """What `sympozium pack schedule -o json` prints."""

    api_version: Literal["sympozium-cli/schedule/v1"]
    pack: PackName
    from_: Annotated[Instant, Field(alias="from")]
    to: Instant
    time_zone: str
    running: bool
    personas: list[Persona]
    stimulus: str | None
    runs: Runs
    collisions: Collisions
    overlap: Overlap
    token_budget: Budget | None
