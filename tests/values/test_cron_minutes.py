"""All ticks at once are the ticks that the walk finds one by one, wherever clocks jump."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import takewhile

import pytest
from croniter import croniter

from sympozium_cli.values.cron import Cron
from sympozium_cli.values.cron_minutes import minutes_between
from values.vectors import cron_cases, instant

ZONES = (
    ("Europe/London", "2026-03-29"),
    ("Europe/London", "2026-10-25"),
    ("Asia/Beirut", "2026-03-29"),
    ("America/Havana", "2026-03-08"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("America/Asuncion", "2023-10-01"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Asia/Kathmandu", "2026-01-01"),
    ("Local", "2026-03-29"),
)
FIELDS = (
    "* * * * *",
    "*/7 * * * *",
    "0 0 * * *",
    "30 1 * * *",
    "15 2 * * 0",
    "0 5 1 * *",
    "5 23,0,1 31 * 1",
    "0 5 * 4 *",
)


def _walked(cron: Cron, start: datetime, end: datetime) -> list[int]:
    """The ticks from `start` on and before `end`, in minutes since 1970."""
    seconds = cron.seconds(start - timedelta(seconds=1))
    return [second // 60 for second in takewhile(lambda second: second < end.timestamp(), seconds)]


def _at_once(cron: Cron, start: datetime, end: datetime) -> list[int]:
    first, last = (int(each.timestamp()) // 60 for each in (start, end))
    bits = minutes_between(cron, first, last)
    assert bits.bit_length() <= last - first
    return [first + position for position, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]


@pytest.mark.parametrize("case", [case for case in cron_cases() if case["valid"]], ids=lambda case: case["expr"])
def test_they_are_the_recorded_ticks(case: dict[str, list[str]]) -> None:
    cron = Cron.parse(str(case["expr"]))
    start = instant("2026-03-01T00:01")
    recorded = [instant(tick.removesuffix("Z")) for tick in case["ticks"]]
    end = min(recorded[-1] + timedelta(minutes=1), start + timedelta(days=800)) if recorded else start
    assert _at_once(cron, start, end) == [int(tick.timestamp()) // 60 for tick in recorded if tick < end]


@pytest.mark.parametrize("fields", FIELDS)
@pytest.mark.parametrize(("zone", "day"), ZONES)
def test_they_are_the_ticks_of_the_walk_around_a_jump(zone: str, day: str, fields: str) -> None:
    cron = Cron.parse(f"TZ={zone} {fields}")
    dice = random.Random(f"{zone} {day} {fields}")
    for _ in range(12):
        start = instant(f"{day}T00:00") + timedelta(minutes=dice.randrange(-8000, 3000))
        end = start + timedelta(minutes=dice.choice((0, 1, 90, 3000, 15_000)))
        assert _at_once(cron, start, end) == _walked(cron, start, end), start


@pytest.mark.parametrize("zone", sorted({zone for zone, _ in ZONES}))
def test_they_are_the_ticks_of_the_walk_all_year(zone: str) -> None:
    cron = Cron.parse(f"TZ={zone} 10,40 */3 * * *")
    start = instant("2026-01-01T05:00")
    assert _at_once(cron, start, start + timedelta(days=366)) == _walked(cron, start, start + timedelta(days=366))


@pytest.mark.parametrize("fields", ["*/5 * * * *", "4/15 * * * *", "0 9 * * 1-5", "30 6 1,15 * *", "0 0 29 2 *"])
def test_croniter_agrees(fields: str) -> None:
    cron = Cron.parse(fields)
    start = instant("2027-12-30T23:59")
    oracle = croniter(cron.canonical(), start - timedelta(minutes=1), ret_type=datetime)
    expected = [
        int(tick.timestamp()) // 60 for tick in takewhile(lambda tick: tick < datetime(2028, 4, 1, tzinfo=UTC), oracle)
    ]
    assert _at_once(cron, start, datetime(2028, 4, 1, tzinfo=UTC)) == expected
