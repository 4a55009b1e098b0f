from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from croniter import croniter

from sympozium_cli.values.cron import Cron, CronError
from values.vectors import cron_cases, instant, render_cases

START = instant("2026-03-01T00:00:00")
LATER_START = instant("2026-08-07T08:03:20")

CASES = cron_cases()
VALID = [case for case in CASES if case["valid"]]
INVALID = [case for case in CASES if not case["valid"]]
RENDERED = render_cases("cron")


def is_comparable(case: dict[str, Any]) -> bool:
    """Whether the other library has such a schedule: unlike upstream it takes a list of every day for `*`."""
    days, weekdays = Cron.parse(case["expr"]).canonical().split()[2::2]
    every_day = days.count(",") == 30 or weekdays.count(",") == 6
    return not case["never"] and not every_day and "TZ=" not in case["expr"]


def expression(case: dict[str, Any]) -> str:
    return repr(case.get("expr", case.get("in")))


COMPARABLE = [case for case in VALID if is_comparable(case)]


@pytest.mark.parametrize("case", VALID, ids=expression)
def test_a_valid_cron_fires_when_upstream_fires_it(case: dict[str, Any]) -> None:
    recorded = [datetime.fromisoformat(tick) for tick in case.get("ticks") or []]
    cron = Cron.parse(case["expr"])
    assert cron.ticks(START, 10) == recorded
    assert cron.never_fires(START) == case["never"]


@pytest.mark.parametrize("case", INVALID, ids=expression)
def test_a_cron_that_upstream_refuses_is_refused_for_the_same_reason(case: dict[str, Any]) -> None:
    with pytest.raises(CronError) as caught:
        Cron.parse(case["expr"])
    assert caught.value.reason == reason_of(case["error"])


@pytest.mark.parametrize("case", RENDERED, ids=expression)
def test_a_cron_ticks_as_it_does_in_the_running_controller(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(CronError) as caught:
            Cron.parse(case["in"])
        assert caught.value.reason == reason_of(case["error"])
    else:
        ticks = Cron.parse(case["in"]).ticks(LATER_START, 2)
        assert [f"{tick:%m-%d %H:%M}" for tick in ticks] == case.get("next", [])


@pytest.mark.parametrize("case", VALID, ids=expression)
def test_the_canonical_form_is_the_same_schedule(case: dict[str, Any]) -> None:
    cron = Cron.parse(case["expr"])
    assert Cron.parse(cron.canonical()) == cron._replace(zone=None)


@pytest.mark.parametrize("case", COMPARABLE, ids=expression)
def test_an_independent_library_reads_the_canonical_form_alike(case: dict[str, Any]) -> None:
    cron = Cron.parse(case["expr"])
    other = croniter(cron.canonical(), START)
    expected = [other.get_next(datetime) for _ in range(10)]
    assert cron.ticks(START, 10) == expected


@pytest.mark.parametrize("case", [case for case in VALID if not case["never"]], ids=expression)
def test_ticks_are_consecutive(case: dict[str, Any]) -> None:
    cron = Cron.parse(case["expr"])
    first, second, third = cron.ticks(START, 3)
    assert first < second < third
    assert cron.ticks(first, 1) == [second]
    assert cron.ticks(second - timedelta(microseconds=1), 1) == [second]


def reason_of(error: str) -> str:
    words = {"panics": "panic", "descriptors": "descriptor", "exactly": "fields", "empty": "fields"}
    words["location"] = "timezone"
    return next((reason for word, reason in words.items() if word in error), "field")
