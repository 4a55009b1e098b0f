"""Time zones whose clocks jump; the ticks were recorded from robfig/cron v3.0.1 with Go 1.26."""

from __future__ import annotations

import pytest

from sympozium_cli.values.cron import Cron
from sympozium_cli.values.cron_days import seconds_in_utc
from sympozium_cli.values.cron_zone import load_zone, seconds_in_zone
from values.vectors import cron_cases, instant


def ticks(text: str, start: str) -> list[str]:
    return [f"{tick:%m-%dT%H:%M}" for tick in Cron.parse(text).ticks(instant(start), 4)]


def test_an_hour_that_the_clock_skips_has_no_tick() -> None:
    found = ticks("TZ=Europe/London 30 1 * * *", "2026-03-27T12:00")
    assert found == ["03-28T01:30", "03-30T00:30", "03-31T00:30", "04-01T00:30"]


def test_an_hour_that_the_clock_repeats_has_two_ticks() -> None:
    found = ticks("TZ=Europe/London 30 1 * * *", "2026-10-24T12:00")
    assert found == ["10-25T00:30", "10-25T01:30", "10-26T01:30", "10-27T01:30"]


def test_a_clock_may_jump_by_half_an_hour() -> None:
    found = ticks("TZ=Australia/Lord_Howe 45 1 * * *", "2026-04-03T00:00")
    assert found == ["04-03T14:45", "04-04T14:45", "04-04T15:15", "04-05T15:15"]


def test_a_day_without_midnight_is_kept_west_of_greenwich() -> None:
    found = ticks("TZ=America/Sao_Paulo 0 5 * * 0", "2018-11-01T00:00")
    assert found == ["11-04T07:00", "11-11T07:00", "11-18T07:00", "11-25T07:00"]


def test_a_day_without_midnight_is_missed_east_of_greenwich() -> None:
    found = ticks("TZ=Asia/Beirut 0 5 * * 0", "2026-03-25T00:00")
    assert found == ["04-05T02:00", "04-12T02:00", "04-19T02:00", "04-26T02:00"]


def test_every_day_counts_where_no_day_is_named() -> None:
    found = ticks("TZ=Asia/Beirut 0 5 * * *", "2026-03-27T00:00")
    assert found == ["03-27T03:00", "03-28T03:00", "03-29T02:00", "03-30T02:00"]


def test_a_year_in_a_zone_ends_when_its_own_clock_says_so() -> None:
    found = ticks("TZ=Asia/Kathmandu 0 9 1 1 *", "2026-12-31T18:00")
    assert found == ["01-01T03:15"] * 4


def test_a_day_that_a_zone_left_out_ends_the_walk_that_upstream_never_ends() -> None:
    assert ticks("TZ=Pacific/Apia 15 2 * * 0", "2011-12-27T00:00") == []
    assert ticks("TZ=Pacific/Apia 15 2 * * *", "2011-12-29T00:00")[0] == "12-29T12:15"


@pytest.mark.parametrize("case", [case for case in cron_cases() if case["valid"]][::5], ids=lambda case: case["expr"])
def test_the_walk_through_a_zone_without_jumps_agrees_with_the_days_of_utc(case: dict[str, str]) -> None:
    cron = Cron.parse(case["expr"])
    start = int(instant("2026-03-01T00:00:30").timestamp())
    walked = seconds_in_zone(cron, load_zone("Etc/UTC"), start)
    assert [tick for _, tick in zip(range(5), walked, strict=False)] == [
        tick for _, tick in zip(range(5), seconds_in_utc(cron, start), strict=False)
    ]
