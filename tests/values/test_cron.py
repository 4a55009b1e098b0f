from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sympozium_cli.values.cron import Cron, CronError
from values.vectors import instant

START = instant("2026-03-01T00:00")


def refusal(text: str) -> CronError:
    with pytest.raises(CronError) as caught:
        Cron.parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "field", "token", "message"),
    [
        ("60 * * * *", 0, "60", "the minute '60' is above 59, the highest minute"),
        ("0 24 * * *", 1, "24", "the hour '24' is above 23, the highest hour"),
        ("0 0 1,0 * *", 2, "0", "the day of month '0' is below 1, the lowest day of month"),
        ("0 0 * january *", 3, "january", "the month 'january' is not a number or a name of three letters"),
        ("0 9 * * 1,5-7", 4, "5-7", "the day of week '5-7' is above 6, the highest day of week"),
        ("0 9 * * FRI-MON", 4, "FRI-MON", "the day of week 'FRI-MON' ends before it starts"),
        ("*/0 * * * *", 0, "*/0", "the minute '*/0' has a step of 0"),
        ("*/-5 * * * *", 0, "*/-5", "the minute '*/-5' has a negative step"),
        ("1/2/3 * * * *", 0, "1/2/3", "the minute '1/2/3' has more than one '/'"),
        ("1-2-3 * * * *", 0, "1-2-3", "the minute '1-2-3' has more than one '-'"),
        ("5/ * * * *", 0, "5/", "the minute '5/' lacks a number"),
        ("1-x * * * *", 0, "1-x", "the minute '1-x' has 'x' where a number belongs"),
        ("*/9223372036854775808 * * * *", 0, "*/9223372036854775808", "has too large a number"),
    ],
)
def test_a_refusal_names_the_field_and_the_piece(text: str, field: int, token: str, message: str) -> None:
    error = refusal(text)
    assert (error.reason, error.field, error.token) == ("field", field, token)
    assert message in str(error)


@pytest.mark.parametrize(
    ("text", "reason", "message"),
    [
        ("", "fields", "has 0 fields instead of five"),
        ("0 0 9 * * 1-5", "fields", "has 6 fields instead of five"),
        (" TZ=UTC 0 9 * * *", "fields", "has 6 fields instead of five"),
        ("@daily", "descriptor", "'@daily' is a descriptor, and only five fields are read"),
        ("TZ=UTC @daily", "descriptor", "'@daily' is a descriptor"),
        ("TZ=UTC", "panic", "the parser crashes"),
        ("CRON_TZ=UTC\t0\t9\t*\t*\t*", "panic", "the parser crashes"),
        ("TZ=Europe/Londn 0 9 * * *", "timezone", "there is no time zone 'Europe/Londn'"),
        ("TZ=../UTC 0 9 * * *", "timezone", "there is no time zone '../UTC'"),
        ("TZ=Europe 0 9 * * *", "timezone", "there is no time zone 'Europe'"),
    ],
)
def test_a_refusal_of_the_whole_has_a_reason_and_no_field(text: str, reason: str, message: str) -> None:
    error = refusal(text)
    assert (error.reason, error.field) == (reason, None)
    assert message in str(error)


def test_an_unknown_zone_is_the_token_of_its_refusal() -> None:
    assert refusal("TZ=Europe/Londn 0 9 * * *").token == "Europe/Londn"


def test_the_zone_is_kept() -> None:
    assert Cron.parse("CRON_TZ=Europe/London 0 9 * * *").zone == "Europe/London"
    assert Cron.parse("TZ= 0 9 * * *").zone == "UTC"
    assert Cron.parse("0 9 * * *").zone is None


@pytest.mark.parametrize("field", ["*", "?", "*/1", "?/1", "*,5", "*-5"])
def test_a_star_leaves_the_days_open(field: str) -> None:
    assert not Cron.parse(f"0 0 {field} * 1").restricted_day_of_month
    assert not Cron.parse(f"0 0 1 * {field}").restricted_day_of_week


@pytest.mark.parametrize("field", ["1-6", "*/2", "3", "1,2,"])
def test_anything_else_restricts_the_days(field: str) -> None:
    assert Cron.parse(f"0 0 {field} * *").restricted_day_of_month
    assert Cron.parse(f"0 0 * * {field}").restricted_day_of_week


def test_restricted_days_are_alternatives() -> None:
    friday_or_thirteenth = Cron.parse("0 0 13 * 5")
    assert friday_or_thirteenth.matches_day(13, 1)
    assert friday_or_thirteenth.matches_day(6, 5)
    assert not friday_or_thirteenth.matches_day(7, 6)
    assert not Cron.parse("0 0 13 * *").matches_day(6, 5)


def test_hours_are_named_unless_all_of_them_are_meant() -> None:
    assert Cron.parse("0 9-17 * * *").names_hours
    assert Cron.parse("0 */2 * * *").names_hours
    assert not Cron.parse("*/5 * * * *").names_hours
    assert not Cron.parse("0 0-23 * * *").names_hours


def test_the_minutes_of_a_day_are_counted_from_midnight() -> None:
    assert Cron.parse("0,30 9,17 * * *").minutes_of_day() == {540, 570, 1020, 1050}
    assert len(Cron.parse("* * * * *").minutes_of_day()) == 1440
    assert Cron.parse(", * * * *").minutes_of_day() == set()


@pytest.mark.parametrize("text", ["0 0 30 2 *", "0 0 31 4,6,9,11 *", ", * * * *", "TZ=Asia/Tokyo 0 0 30 2 *"])
def test_a_day_that_does_not_exist_never_fires(text: str) -> None:
    cron = Cron.parse(text)
    assert cron.never_fires(START)
    assert cron.ticks(START, 3) == []
    assert cron.shortest_gap(START) is None


def test_the_search_ends_after_five_years() -> None:
    leap_day = Cron.parse("0 0 29 2 *")
    assert not leap_day.never_fires(START)
    assert leap_day.never_fires(instant("2096-03-01T00:00"))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("*/5 * * * *", 300),
        ("*/7 * * * *", 240),
        ("0 9 * * *", 86_400),
        ("0 9 * * 1-5", 86_400),
        ("0 0,23 * * *", 3_600),
        ("0 0 1 * *", 28 * 86_400),
        ("TZ=Europe/London 0 9 * * *", 23 * 3_600),
    ],
)
def test_the_shortest_gap_lies_between_neighbours(text: str, seconds: int) -> None:
    assert Cron.parse(text).shortest_gap(START) == seconds


def test_the_canonical_form_lists_what_is_named_and_keeps_the_stars() -> None:
    assert Cron.parse("0/20 9-11 ? JAN-mar */1").canonical() == "0,20,40 9,10,11 * 1,2,3 *"
    assert Cron.parse("5 4 * * 0-6").canonical() == "5 4 * * 0,1,2,3,4,5,6"
    assert Cron.parse(", * * * *").canonical() == ", * * * *"


def test_parsing_without_a_zone_imports_no_calendar() -> None:
    program = (
        "import sys; from sympozium_cli.values.cron import Cron; Cron.parse('0 9 * * 1-5');"
        "sys.exit(any(name in sys.modules for name in ('datetime', 'zoneinfo')))"
    )
    source = Path(__file__).resolve().parents[2] / "src"
    environment = {**os.environ, "PYTHONPATH": str(source)}
    assert subprocess.run([sys.executable, "-c", program], check=False, env=environment).returncode == 0
