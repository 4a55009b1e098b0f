"""What a forecast has to say in words: who is silent, who starts at once, who gets in whose way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sympozium_cli.forecast.minutes import members
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.forecast.silence import ENDLESS, EXCLUDED
from sympozium_cli.report.cells import folded
from sympozium_cli.report.forecast_table import per_day
from sympozium_cli.report.forecast_view import View, length, safe
from sympozium_cli.values.plural import count, listed, plural

_MOST_GROUPS = 8
_MOST_NAMES = 6
_SHOWN_MINUTES = 4
_MARGIN = "  "


def section(view: View, title: str, paragraphs: Iterator[str]) -> Iterator[str]:
    """A title and indented paragraphs below it; nothing where there are none."""
    for number, paragraph in enumerate(paragraphs):
        if not number:
            yield ""
            yield view.terminal.paint(title, "bold")
        first, *rest = folded(paragraph, view.width - 2 * len(_MARGIN))
        yield _MARGIN + first
        yield from (2 * _MARGIN + line for line in rest)


def first_runs(view: View) -> Iterator[str]:
    """Who starts at once and why, and who was meant to and does not."""
    yield from _at_once(view)
    late = [one for one in view.shown if _was_to_start_at_once(view, one)]
    if late:
        yield f"{_names(late)}: {_waits(late)} for the next tick, as none lies within one interval before"
    start = view.forecast.stimulus
    if start is not None:
        yield f"the stimulus starts one run of {safe(start.persona.name)}, once all agents are ready"


def _at_once(view: View) -> Iterator[str]:
    at_once = [one for one in view.shown if one.at_once]
    if at_once:
        can_wait = [one for one in at_once if one.timer is not None and one.timer.schedule.has("firstTick")]
        why = "firstTick is immediate" if can_wait else f"{view.forecast.pack.release} has no firstTick"
        yield f"{_names(at_once)}: at once, because {why}"


def _was_to_start_at_once(view: View, one: Outlook) -> bool:
    from sympozium_cli.api.ticks import fires_at_once

    if view.forecast.asked.running or one.silence is not None or one.at_once or one.timer is None:
        return False
    return fires_at_once(view.forecast.pack, one.timer.schedule)


def silent(view: View) -> Iterator[str]:
    """Who is never started by the clock, why, and what else starts them."""
    for one in view.shown:
        if one.silence is not None:
            why = f"{safe(one.silence.text)}{view.place(one.silence.paths)}"
            yield "; ".join(filter(None, (f"{safe(one.persona.name)}: {why}", _instead(one.silence.reason, one))))


def _instead(reason: str, one: Outlook) -> str:
    """What else starts a persona that the clock does not start."""
    if reason == ENDLESS:
        return ""
    if reason == EXCLUDED:
        return "nothing can start it"
    if not one.starters:
        return "only a person can start it"
    return f"started by {listed(safe(starter.text) for starter in one.starters)}"


def collisions(view: View) -> Iterator[str]:
    """Which personas start in the same minute, and when."""
    found = view.forecast.collisions
    groups = [group for group in found.groups if not view.chosen.isdisjoint(group[0])]
    for positions, minutes in groups[:_MOST_GROUPS]:
        yield f"{_some(view.names(positions))}: {_when(view, minutes)}"
    left = sum(minutes.bit_count() for _, minutes in groups[_MOST_GROUPS:]) + found.others.bit_count()
    if left:
        yield f"others: {count(left, 'minute')}; -o json lists the largest groups"
    if groups and view.forecast.overlap.pipeline:
        yield "in a pipeline only one of them starts; the others wait until no run of the pack is active"


def _when(view: View, minutes: int) -> str:
    number = minutes.bit_count()
    window = view.forecast.asked.window
    times = [view.time(window.instant(minute)) for minute in islice(members(minutes), _SHOWN_MINUTES)]
    if number == 1:
        return times[0]
    return f"{number} times, {', '.join(times)}{', ' + view.more if number > len(times) else ''}"


def contention(view: View) -> Iterator[str]:
    """How many runs may be active at a time, and which ticks may be skipped for it."""
    found = view.forecast.overlap
    window = view.forecast.asked.window
    if found.peak > 1 and found.at is not None and not found.pipeline:
        who = _some(view.names(found.who))
        yield f"up to {found.peak} runs at a time, first at {view.time(window.instant(found.at))}: {who}"
    waiting = [position for position in sorted(view.chosen) if found.held[position]]
    for position in waiting:
        one = view.forecast.outlooks[position]
        long = f"a run may take {length(one.longest_run)}"
        yield f"{safe(one.persona.name)}: {found.held[position]} of {count(one.runs, 'tick')} may be skipped; {long}"
    if waiting:
        whose = "any run of the pack" if found.pipeline else "the run before"
        yield f"a tick is skipped while {whose} is active"


def totals(view: View) -> str:
    """How many runs there are in all."""
    forecast = view.forecast
    days = forecast.asked.window.days
    clock = f"In all, {forecast.runs:,} {'run' if forecast.runs == 1 else 'runs'} by the clock"
    clock += f", {per_day(forecast.runs, days)} a day" if forecast.runs else ""
    followed = forecast.followed
    if followed is None:
        return f"{clock}, and more by hand-over than can be counted."
    return f"{clock}{f', and up to {followed:,} more by hand-over' if followed else ''}."


def _waits(late: list[Outlook]) -> str:
    return "waits" if len(late) == 1 else "wait"


def _names(shown: list[Outlook]) -> str:
    return _some([safe(one.persona.name) for one in shown])


def _some(names: list[str]) -> str:
    left = len(names) - _MOST_NAMES
    if left > 1:
        return f"{', '.join(names[:_MOST_NAMES])} and {left} other {plural('persona')}"
    return listed(names)
