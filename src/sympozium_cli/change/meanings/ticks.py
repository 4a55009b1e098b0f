"""When personas run by themselves: schedules that come and go, and ticks that move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import Timer, fires_at_once, made_timers
from sympozium_cli.api.workflow import suppressing_edges
from sympozium_cli.change.edit import Both, Edit
from sympozium_cli.change.meaning import Meaning
from sympozium_cli.values.cron import Cron
from sympozium_cli.values.plural import count

_A_DAY = timedelta(days=1)
_MINUTES = 24 * 60


def find(edit: Edit) -> Iterator[Meaning]:
    """For every persona that has an agent before and after; those of new ones are told with them."""
    had, has = _timers(edit.before), _timers(edit.after)
    for one in edit.both:
        old, new = had.get(one.name), has.get(one.name)
        if old is None and new is not None:
            yield _appears(edit, new)
        elif old is not None and new is None:
            yield _vanishes(edit, one, old)
        elif old is not None and new is not None:
            yield from _moves(edit, old, new)


def _timers(pack: Pack) -> dict[str, Timer]:
    return {timer.persona.name: timer for timer in made_timers(pack)}


def _appears(edit: Edit, new: Timer) -> Meaning:
    first = ", the first time at once" if fires_at_once(edit.after, new.schedule) else ""
    text = f"'{new.persona.name}' gets a schedule, {new.text}{first}; next tick {_next(edit, new)}"
    return Meaning("schedule-gained", text, persona=new.persona.name, new=new.path)


def _vanishes(edit: Edit, one: Both, old: Timer) -> Meaning:
    edges = suppressing_edges(edit.after, one.new)
    if edges and one.new.schedule is not None:
        edge = edit.after.relationships[edges[0]]
        text = (
            f"the schedule of '{one.name}' is deleted, and never made again: "
            f"the sequential edge from '{edge.source}' takes its place"
        )
        return Meaning("schedule-suppressed", text, persona=one.name, old=old.path, new=edge.path)
    text = f"the schedule of '{one.name}' is deleted, with the runs that it made"
    return Meaning("schedule-lost", text, persona=one.name, old=old.path, new=one.new.path)


def _moves(edit: Edit, old: Timer, new: Timer) -> Iterator[Meaning]:
    name, task = new.persona.name, (edit.before.spec.task_override, edit.after.spec.task_override)
    if old.text != new.text:
        text = (
            f"the schedule of '{name}' changes from {old.text} to {new.text}{_shifted(old, new)}:"
            f" its next tick moves from {_next(edit, old)} to {_next(edit, new)}{_per_day(edit, old, new)}"
        )
        yield Meaning("schedule-moved", text, persona=name, old=old.path, new=new.path)
    if old.schedule.task != new.schedule.task or task[0] != task[1]:
        text = f"'{name}' is given another task at every tick"
        place = new.schedule.path / "task"
        yield Meaning("task-changed", text, persona=name, old=old.schedule.path / "task", new=place)
    if old.schedule.type != new.schedule.type:
        text = f"the schedule of '{name}' is of type '{new.schedule.type}' instead of '{old.schedule.type}'"
        yield Meaning("schedule-type-changed", text, persona=name, old=old.schedule.path, new=new.schedule.path)


def _shifted(old: Timer, new: Timer) -> str:
    """Why a schedule moves that nobody has touched."""
    if old.schedule.value != new.schedule.value or old.persona.index == new.persona.index:
        return ""
    return f" because it is number {new.persona.index + 1} in the list now and not {old.persona.index + 1}"


def _next(edit: Edit, timer: Timer) -> str:
    cron = timer.cron
    if cron is None:
        return "never (the controller cannot read it)"
    ticks = cron.ticks(edit.since, 1)
    return written(ticks[0]) if ticks else "never"


def _per_day(edit: Edit, old: Timer, new: Timer) -> str:
    runs = [_runs(timer.cron, edit.since) for timer in (old, new)]
    return f", from {runs[0]} to {count(runs[1], 'run')} in the next 24 hours" if runs[0] != runs[1] else ""


def _runs(cron: Cron | None, since: datetime) -> int:
    if cron is None:
        return 0
    return sum(1 for _ in takewhile(lambda tick: tick <= since + _A_DAY, cron.ticks(since, _MINUTES)))


def written(instant: datetime) -> str:
    """An instant for people: the controller's clock is UTC."""
    return instant.strftime("%Y-%m-%d %H:%M UTC")
