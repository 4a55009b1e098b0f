"""When the schedules of a pack fire: the cron that each one ends up with, and where its author wrote it.

Nothing here reads a clock: ticks are counted from a fixed day, so the same pack always gets the same answer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona, Schedule
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.workflow import effective_schedule, made_schedule, schedule_cron
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.cron import Cron, CronError
from sympozium_cli.values.interval import interval_cron
from sympozium_cli.values.release import Release

if TYPE_CHECKING:
    from datetime import datetime

_WAITS_FOR_THE_NEXT_TICK = Release(0, 10, 15)
_CACHED = 1024


class Timer(NamedTuple):
    """A schedule that the controller makes, with the cron expression that it writes into it.

    `path` leads to the `cron` or `interval` that says when, or to the schedule where neither is there;
    `written` says whether the author wrote the expression, and not the table of intervals.
    """

    persona: Persona
    schedule: Schedule
    path: FieldPath
    text: str
    written: bool

    @property
    def cron(self) -> Cron | None:
        """When it fires; None where the controller cannot read the expression."""
        read = read_cron(self.text)
        return None if isinstance(read, CronError) else read

    @property
    def error(self) -> CronError | None:
        """Why the controller cannot read the expression; None where it can."""
        read = read_cron(self.text)
        return read if isinstance(read, CronError) else None


@remembered
def made_timers(pack: Pack) -> tuple[Timer, ...]:
    """A timer for every SympoziumSchedule that the controller makes, in the order of the personas."""
    made = ((persona, made_schedule(pack, persona)) for persona in pack.personas)
    return tuple(timer(pack, persona, schedule) for persona, schedule in made if schedule is not None)


@remembered
def live_timers(pack: Pack) -> tuple[tuple[Timer, Cron], ...]:
    """The timers that really start runs: nothing blocks them, they can be read, and a tick will come."""
    return tuple(
        (timer, cron)
        for timer in made_timers(pack)
        if effective_schedule(pack, timer.persona) and (cron := timer.cron) and fires(cron)
    )


def timer(pack: Pack, persona: Persona, schedule: Schedule) -> Timer:
    """What becomes of the persona's schedule if nothing keeps the controller from making it."""
    key = "cron" if schedule.cron else "interval" if schedule.interval else ""
    path = schedule.path / key if key else schedule.path
    verbatim = interval_cron(schedule.interval, persona.index, pack.release).verbatim
    written = key == "cron" or verbatim
    return Timer(persona, schedule, path, schedule_cron(pack, persona, schedule), written)


def fires_at_once(pack: Pack, schedule: Schedule) -> bool:
    """Whether a schedule that is made now usually starts its first run now.

    It is back-dated, except in v0.10.15, and from v0.10.44 on where `firstTick` says otherwise
    (sympoziumschedule_controller.go).
    """
    return schedule.first_tick in ("", "immediate") and pack.release != _WAITS_FOR_THE_NEXT_TICK


@lru_cache(_CACHED)
def read_cron(text: str) -> Cron | CronError:
    """The expression as the schedule controller reads it, or why it refuses it."""
    try:
        return Cron.parse(text)
    except CronError as error:
        return error


@lru_cache(_CACHED)
def fires(cron: Cron) -> bool:
    """Whether a tick comes within five years, after which upstream stops to look."""
    return not cron.never_fires(reference_start())


def shortest_gap(cron: Cron) -> int:
    """The fewest seconds between two of the next ticks of a cron that fires. Clocks are taken not to jump."""
    gap = cron._replace(zone=None).shortest_gap(reference_start())
    # The rarest cron that fires at all is that of a leap day, and five years hold a second one.
    assert gap is not None
    return gap


@lru_cache(1)
def reference_start() -> datetime:
    """The instant from which ticks are counted: the beginning of March 2026, a Sunday, in UTC."""
    from datetime import UTC, datetime

    return datetime(2026, 3, 1, tzinfo=UTC)
