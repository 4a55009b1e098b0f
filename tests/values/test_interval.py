from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from sympozium_cli.values.cron import Cron
from sympozium_cli.values.interval import KNOWN_INTERVALS, interval_cron, interval_suggestion
from sympozium_cli.values.release import MAIN, Release
from values.vectors import instant, render_cases


@pytest.mark.parametrize("case", render_cases("interval"), ids=lambda case: repr(case["interval"]))
@pytest.mark.parametrize("release", [Release(0, 8, 27), MAIN], ids=str)
def test_an_interval_becomes_the_cron_of_the_controller(case: dict[str, Any], release: Release) -> None:
    crons = [interval_cron(case["interval"], index, release).cron for index in range(len(case["cronByPersonaIndex"]))]
    assert crons == case["cronByPersonaIndex"]


def test_there_are_nineteen_known_intervals() -> None:
    assert len(KNOWN_INTERVALS) == 19
    assert all(interval_cron(each, 0, MAIN).known for each in KNOWN_INTERVALS)


def test_a_known_interval_may_be_shouted_and_surrounded_by_blanks() -> None:
    assert interval_cron(" 1H\n", 1, MAIN) == ("2 * * * *", True, False)


def test_an_unknown_interval_is_hourly() -> None:
    assert interval_cron("45m", 3, MAIN) == ("6 * * * *", False, False)


@pytest.mark.parametrize("text", ["5 min", "*/7 * * * *", " 45m"])
def test_an_interval_with_a_blank_passes_for_a_cron(text: str) -> None:
    assert interval_cron(text, 3, MAIN) == (text, False, True)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("120m", ("interval", "2h")),
        ("5 min", ("interval", "5m")),
        ("every 5 minutes", ("interval", "5m")),
        ("Every 2h", ("interval", "2h")),
        ("PT5M", ("interval", "5m")),
        ("60min", ("interval", "1h")),
        ("60s", ("interval", "1m")),
        ("hour", ("interval", "1h")),
        ("every day", ("interval", "1d")),
        ("@daily", ("interval", "1d")),
        ("@hourly", ("interval", "1h")),
        ("@every 30m", ("interval", "30m")),
        ("20m", ("cron", "*/20 * * * *")),
        ("8h", ("cron", "0 */8 * * *")),
        ("1w", ("cron", "0 0 * * 0")),
        ("7d", ("cron", "0 0 * * 0")),
        ("@monthly", ("cron", "0 0 1 * *")),
    ],
)
def test_what_was_meant_has_an_exact_form(text: str, suggestion: tuple[str, str]) -> None:
    assert interval_suggestion(text) == suggestion


@pytest.mark.parametrize("text", ["45m", "90m", "7h", "48h", "30s", "30", "", "0m", "soon", "@reboot", "*/7 * * * *"])
def test_nothing_is_suggested_where_no_form_is_exact(text: str) -> None:
    assert interval_suggestion(text) is None


@pytest.mark.parametrize("minutes", [2, 3, 4, 6, 12, 20, 480])
def test_a_suggested_cron_keeps_the_time_between_all_of_its_ticks(minutes: int) -> None:
    kind, text = interval_suggestion(f"{minutes}m") or ("", "")
    ticks = Cron.parse(text).ticks(instant("2026-03-01T00:00"), 200)
    assert kind == "cron"
    assert {later - earlier for earlier, later in pairwise(ticks)} == {ticks[1] - ticks[0]}
    assert (ticks[1] - ticks[0]).total_seconds() == minutes * 60


@pytest.mark.parametrize(
    ("interval", "index", "cron"),
    [
        ("30m", 2, "*/30 * * * *"),
        ("1h", 2, "0 * * * *"),
        ("3h", 0, "0 * * * *"),
        ("6h", 5, "0 */6 * * *"),
        ("1d", 1, "0 0 * * *"),
        ("45m", 3, "0 * * * *"),
        ("0 9 * * *", 1, "0 9 * * *"),
    ],
)
def test_before_v0_8_1_nobody_was_staggered_and_three_hours_were_unknown(interval: str, index: int, cron: str) -> None:
    assert interval_cron(interval, index, Release(0, 8, 0)).cron == cron
