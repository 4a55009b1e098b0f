"""A forecast as one JSON document, `sympozium-cli/schedule/v1`; pure ASCII, every instant in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from sympozium_cli.api.workflow import run_timeout
from sympozium_cli.forecast.minutes import members
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.forecast.starters import Starter
from sympozium_cli.forecast.window import Window
from sympozium_cli.report.forecast_days import per_local_day
from sympozium_cli.report.forecast_view import View
from sympozium_cli.report.masking import masked
from sympozium_cli.source import FieldPath
from sympozium_cli.values.duration import format_duration
from sympozium_cli.values.interval import interval_cron

API_VERSION = "sympozium-cli/schedule/v1"
MOST_TICKS = 7 * 24 * 60
"""The ticks that are listed of one persona or group: those of a week in which every minute has one."""


def forecast_json(view: View, file: str) -> str:
    """The whole document."""
    import json

    forecast = view.forecast
    window = forecast.asked.window
    document = {
        "apiVersion": API_VERSION,
        "pack": {
            "name": forecast.pack.name,
            "namespace": forecast.pack.namespace,
            "file": file,
            "target": str(forecast.pack.release),
        },
        "from": _instant(window.start),
        "to": _instant(window.end),
        "timeZone": view.zone_name,
        "running": forecast.asked.running,
        "personas": [_persona(view, position) for position in sorted(view.chosen)],
        "stimulus": forecast.stimulus.persona.name if forecast.stimulus is not None else None,
        "runs": {
            "clock": forecast.runs,
            "perDay": round(forecast.runs / window.days, 4),
            "days": per_local_day(view, [one.starts for one in forecast.outlooks]),
            "handOver": forecast.followed,
        },
        "collisions": _collisions(view),
        "overlap": _overlap(view),
        "tokenBudget": _budget(view),
    }
    return json.dumps(document, indent=2)


def _persona(view: View, position: int) -> dict[str, Any]:
    one = view.forecast.outlooks[position]
    window = view.forecast.asked.window
    return {
        "name": one.persona.name,
        "line": view.line_of(one.persona.path),
        "schedule": _schedule(view, one),
        "silence": _silence(view, one),
        "startedBy": [_starter(view, starter) for starter in one.starters],
        "atOnce": one.at_once,
        "next": _instant(one.following) if one.following is not None else None,
        "runs": one.runs,
        "perDay": round(one.runs / window.days, 4),
        "days": per_local_day(view, [one.starts]),
        "ticks": _instants(view, one.starts),
        "runTimeout": format_duration(run_timeout(one.persona)),
        "ticksThatMayWait": view.forecast.overlap.held[position],
        "handOverRuns": view.forecast.followers.get(one.persona.name, 0),
    }


def _schedule(view: View, one: Outlook) -> dict[str, Any] | None:
    timer = one.timer
    if timer is None:
        return None
    interval = timer.schedule.interval
    release = view.forecast.pack.release
    return {
        "cron": masked(timer.text),
        "interval": None if timer.written or not interval else masked(interval),
        "known": timer.written or interval_cron(interval, one.persona.index, release).known,
        "timeZone": timer.cron.zone if timer.cron is not None else None,
        "firstTick": timer.schedule.first_tick or None,
        "path": str(timer.path),
        "line": view.line_of(timer.path),
    }


def _silence(view: View, one: Outlook) -> dict[str, Any] | None:
    if one.silence is None:
        return None
    reason, text, paths = one.silence
    return {"reason": reason, "text": masked(text), "lines": _lines(view, paths)}


def _starter(view: View, starter: Starter) -> dict[str, Any]:
    return {"way": starter.way, "text": masked(starter.text), "line": view.line_of(starter.path)}


def _collisions(view: View) -> dict[str, Any]:
    found = view.forecast.collisions
    groups = [
        {
            "personas": [view.forecast.outlooks[position].persona.name for position in positions],
            "minutes": minutes.bit_count(),
            "at": _instants(view, minutes),
        }
        for positions, minutes in found.groups
        if not view.chosen.isdisjoint(positions)
    ]
    return {"minutes": found.minutes.bit_count(), "groups": groups, "notListed": found.others.bit_count()}


def _overlap(view: View) -> dict[str, Any]:
    found = view.forecast.overlap
    window = view.forecast.asked.window
    return {
        "oneAtATime": found.pipeline,
        "minutes": found.minutes,
        "most": found.peak,
        "at": _instant(window.instant(found.at)) if found.at is not None else None,
        "personas": [view.forecast.outlooks[position].persona.name for position in found.who],
    }


def _budget(view: View) -> dict[str, Any] | None:
    found = view.forecast.spending
    if found is None:
        return None
    spent = found.spent
    return {
        "maxTokens": found.budget.max_tokens,
        "maxTokensPerRun": found.budget.max_tokens_per_run,
        "action": found.budget.action or None,
        "line": view.line_of(found.budget.path),
        "known": found.known,
        "assumed": found.assumed and found.known,
        "used": view.forecast.asked.tokens.used,
        "perDay": round(found.per_day, 4) if found.per_day is not None else None,
        "lookedUntil": _instant(found.until),
        "usedUp": None
        if spent is None
        else {
            "at": _instant(spent.at),
            "persona": spent.persona or None,
            "run": spent.number,
            "byHandOver": spent.by_followers,
        },
    }


def _lines(view: View, paths: Iterable[FieldPath]) -> list[int]:
    return sorted({view.line_of(path) for path in paths})


def _instants(view: View, minutes: int) -> list[str]:
    window = view.forecast.asked.window
    return [_minute(window, minute) for minute in islice(members(minutes), MOST_TICKS)]


@lru_cache(MOST_TICKS)
def _minute(window: Window, minute: int) -> str:
    return _instant(window.instant(minute))


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
