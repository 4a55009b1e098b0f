from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.values.duration import (
    HOUR,
    MINUTE,
    SECOND,
    format_duration,
    guess_duration,
    parse_duration,
    plain_duration,
)
from values.vectors import render_cases

LARGEST = (1 << 63) - 1


@pytest.mark.parametrize("case", render_cases("duration"), ids=lambda case: repr(case["in"]))
def test_a_duration_reads_and_prints_as_in_go(case: dict[str, Any]) -> None:
    nanoseconds = parse_duration(case["in"])
    assert (None if nanoseconds is None else format_duration(nanoseconds)) == case.get("go")


@pytest.mark.parametrize(
    ("text", "nanoseconds"),
    [
        ("1\u00b5s", 1_000),
        ("1\u03bcs", 1_000),
        ("1.5us", 1_500),
        (".5s", SECOND // 2),
        ("-.5s", -SECOND // 2),
        ("-0", 0),
        ("2562047h47m16.854775807s", LARGEST),
        ("-9223372036854775808ns", -LARGEST - 1),
        ("0.333333333333333333h", 1_199_999_999_999),
        ("0.9223372036854775807s", 922_337_203),
        ("0.99999999999999999999999s", SECOND),
    ],
)
def test_a_duration_is_that_of_go_to_the_last_nanosecond(text: str, nanoseconds: int) -> None:
    assert parse_duration(text) == nanoseconds


@pytest.mark.parametrize(
    "text",
    [
        *("+", "-", ".", ".s", "1", "1.5", "1h2", "--1s", "1e3s", "1S", "1h\n", " 1h", "1h ", "\u0661h"),
        *("9223372036854775808ns", "2562047h47m16.854775808s", "-9223372036854775809ns", "9" * 5000 + "h"),
    ],
)
def test_what_go_refuses_or_cannot_hold_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "0s"),
        (1, "1ns"),
        (1_500, "1.5\u00b5s"),
        (2_000_000, "2ms"),
        (1_000_000_001, "1.000000001s"),
        (HOUR, "1h0m0s"),
        (-90 * MINUTE, "-1h30m0s"),
        (-LARGEST - 1, "-2562047h47m16.854775808s"),
    ],
)
def test_go_prints_a_duration_with_all_its_parts(nanoseconds: int, text: str) -> None:
    assert format_duration(nanoseconds) == text


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "0s"),
        (90 * MINUTE, "1h30m"),
        (90 * SECOND, "1m30s"),
        (24 * HOUR, "24h"),
        (10 * MINUTE, "10m"),
        (HOUR + SECOND, "1h1s"),
        (HOUR + SECOND // 2, "1h0.5s"),
    ],
)
def test_people_leave_out_the_parts_that_are_zero(nanoseconds: int, text: str) -> None:
    assert plain_duration(nanoseconds) == text
    assert parse_duration(text) == nanoseconds


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1d", "24h"),
        ("2w", "336h"),
        ("5 min", "5m"),
        ("5 minutes", "5m"),
        ("90 Minutes", "90m"),
        ("1H", "1h"),
        ("1h 30m", "1h30m"),
        ("1 hour and 30 minutes", "1h30m"),
        ("1 hour, 30 minutes", "1h30m"),
        ("1d12h", "36h"),
        ("1.5 days", "36h"),
        ("PT5M", "5m"),
        ("PT1H30M", "1h30m"),
        ("P1D", "24h"),
        ("P1W", "168h"),
        ("5m ", "5m"),
        ("250 msec", "250ms"),
    ],
)
def test_a_human_form_is_guessed(text: str, meant: str) -> None:
    assert guess_duration(text) == meant


@pytest.mark.parametrize("text", ["30", "10M", "P1M", "P1Y", "00:05", "1 month", "soon", "", "P", "PT", "-5 min"])
def test_what_could_mean_more_than_one_thing_is_not_guessed(text: str) -> None:
    assert guess_duration(text) is None


def test_a_guess_that_no_duration_can_hold_is_none() -> None:
    assert guess_duration("999999 weeks") is None


def test_a_go_duration_is_its_own_guess() -> None:
    assert guess_duration("1h0m") == "1h0m"
