"""When a persona runs by itself."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.ticks import fires_at_once, live_timers, made_timers, read_cron
from sympozium_cli.api.workflow import installed, suppressing_edges
from sympozium_cli.convert.change import At, Pair, change
from sympozium_cli.values.release import Release

_FIRST_AT_ONCE = Release(0, 0, 105)
_WAITED = Release(0, 10, 15)


@change(keep="write the old time as cron")
def interval(pair: Pair) -> Iterator[At]:
    """The table of intervals grew, and minutes became staggered, in v0.8.1 (intervalToCron)."""
    before = {timer.persona.index: timer.text for timer in made_timers(pair.old)}
    for timer in made_timers(pair.new):
        text = before.get(timer.persona.index, timer.text)
        if not timer.written and read_cron(text) != read_cron(timer.text):
            yield At(timer.path, f"{pair.old.release} made '{text}' of it", f"it becomes '{timer.text}'")


@change(
    now="a new schedule starts its first run at once",
    keep="write firstTick: afterInterval, which v0.10.44 and newer know",
)
def first_run(pair: Pair) -> Iterator[At]:
    """A schedule that never ran is back-dated (sympoziumschedule_controller.go)."""
    if pair.old.release >= _FIRST_AT_ONCE and pair.old.release != _WAITED:
        return
    for timer, _ in live_timers(pair.new):
        if fires_at_once(pair.new, timer.schedule):
            yield At(timer.path, was=f"{pair.old.release} waited for the first regular time")


@change(
    now="the persona gets no schedule: the end of the persona before it starts it, and the task is what it is told",
    keep="remove the sequential edge",
)
def suppressed_schedule(pair: Pair) -> Iterator[At]:
    """Successors lose their schedule: in pipelines since v0.10.37, everywhere since v0.10.44."""
    scheduled = {persona.name for persona in installed(pair.old) if not suppressing_edges(pair.old, persona)}
    for persona in installed(pair.new):
        schedule = persona.schedule
        says_when = schedule is not None and bool(schedule.cron or schedule.interval)
        if schedule and says_when and persona.name in scheduled and suppressing_edges(pair.new, persona):
            yield At(schedule.path, was=f"{pair.old.release} ran the schedule as well")
