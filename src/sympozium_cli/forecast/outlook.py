"""What the clock does to one persona."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.ticks import Timer, fires_at_once, timer
from sympozium_cli.api.workflow import run_timeout
from sympozium_cli.errors import UsageError
from sympozium_cli.forecast.silence import Silence, silence
from sympozium_cli.forecast.starters import Starter, starters
from sympozium_cli.forecast.window import Window
from sympozium_cli.values.cron import Cron
from sympozium_cli.values.cron_minutes import minutes_between
from sympozium_cli.values.duration import MINUTE
from sympozium_cli.values.plural import count

_MOST_WORK = 100_000_000
"""Minutes times personas that are looked at: a hundred personas for a year."""


class Outlook(NamedTuple):
    """When the clock starts a persona, or why it never does.

    Args:
        persona: whom this is about.
        timer: what becomes of its schedule, or would; None where it has none.
        silence: why there is no run; None where there are runs, sooner or later.
        starters: what else starts it.
        at_once: whether the first run starts when the schedule is made, at minute 0.
        starts: the minutes of the window in which the clock starts a run.
        following: the first regular tick, in the window or after it.
    """

    persona: Persona
    timer: Timer | None
    silence: Silence | None
    starters: tuple[Starter, ...]
    at_once: bool = False
    starts: int = 0
    following: datetime | None = None

    @property
    def runs(self) -> int:
        """How many runs the clock starts in the window."""
        return self.starts.bit_count()

    @property
    def longest_run(self) -> int:
        """The minutes, rounded up, that a run may take."""
        return -(-run_timeout(self.persona) // MINUTE)


def outlooks(pack: Pack, window: Window, *, running: bool) -> tuple[Outlook, ...]:
    """One for each persona of the pack, in its order.

    Args:
        pack: the pack, taken to be enabled.
        window: the time to look at; it begins when the schedules are made.
        running: they have been made before, and wait for no first run.

    Raises:
        UsageError: there is too much to look at.
    """
    if window.seconds > longest_look(pack):
        raise UsageError(
            f"{count(len(pack.personas), 'persona')} for {window.days:g} days are too much to look at",
            hint="choose a shorter time with --for",
        )
    return tuple(_outlook(pack, persona, window, running=running) for persona in pack.personas)


def longest_look(pack: Pack) -> int:
    """The seconds that a window may last, so that all is worked out while somebody waits."""
    return 60 * _MOST_WORK // max(1, len(pack.personas))


def due_at(cron: Cron, start: datetime) -> bool:
    """Whether a schedule that is back-dated by one interval at `start` is due at once.

    The interval is the gap between its next two ticks, so that a schedule with uneven gaps may not be.
    """
    ahead = cron.ticks(start, 2)
    if len(ahead) < 2:  # noqa: PLR2004 - a gap has two ends
        return False
    return any(tick <= start for tick in cron.ticks(start - (ahead[1] - ahead[0]), 1))


def _outlook(pack: Pack, persona: Persona, window: Window, *, running: bool) -> Outlook:
    made = timer(pack, persona, persona.schedule) if persona.schedule is not None else None
    silent = silence(pack, persona, made, window.start)
    begun = () if silent and silent.reason == "excluded" else starters(pack, persona)
    cron = made.cron if made is not None else None
    if silent or made is None or cron is None:
        return Outlook(persona, made, silent, begun)
    at_once = not running and fires_at_once(pack, made.schedule) and due_at(cron, window.start)
    starts = minutes_between(cron, window.origin + 1, window.origin + window.size) << 1 | at_once
    following = cron.ticks(window.start, 1)[0]
    return Outlook(persona, made, None, begun, at_once, starts, following)
