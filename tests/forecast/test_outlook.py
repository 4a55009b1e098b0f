"""When the clock starts a persona, and why it does not."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

import pytest

from forecast.packs import NEW, at, edges, foreseen, pack_of, starts, ticking, window
from sympozium_cli.errors import UsageError
from sympozium_cli.forecast.outlook import due_at, outlooks
from sympozium_cli.values.cron import Cron
from sympozium_cli.values.release import Release
from values.vectors import cron_cases

VALID = [case for case in cron_cases() if case["valid"] and not case["never"]]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["expr"])
def test_the_ticks_are_those_of_the_cron(case: dict[str, str]) -> None:
    made = foreseen(pack_of(ticking(case["expr"])), "2026-03-01T10:17:30", 9 * 86_400)
    start, end = made.asked.window.start, made.asked.window.end
    seconds = takewhile(lambda second: second <= end.timestamp(), Cron.parse(case["expr"]).seconds(start))
    ticks = [datetime.fromtimestamp(second, UTC) for second in seconds]
    one = made.outlooks[0]
    assert starts(made) == [f"{tick:%d %H:%M}" for tick in ticks]
    assert [one.following] == Cron.parse(case["expr"]).ticks(start, 1)
    assert not one.at_once


def test_an_interval_is_staggered_by_the_place_in_the_list() -> None:
    made = foreseen(pack_of({}, {"schedule": {"interval": "12h", "firstTick": "afterInterval"}}))
    assert starts(made, 1) == ["02 00:02", "02 12:02"]


def test_the_end_of_the_window_belongs_to_it_and_the_start_does_not() -> None:
    assert starts(foreseen(pack_of(ticking("0 */12 * * *")))) == ["02 12:00", "03 00:00"]


@pytest.mark.parametrize(
    ("cron", "start", "due"),
    [
        ("0 9 * * 1", "2026-03-04T12:00", True),
        ("0 9 * * 1-5", "2026-03-07T06:00", True),  # Saturday: a day back was Friday's tick
        ("0 9 * * 1-5", "2026-03-08T12:00", False),  # Sunday: a day back there was none
        ("0 9,15 * * *", "2026-03-02T00:00", False),  # six hours back there was none
        ("* * * * *", "2026-03-02T00:00", True),
        ("TZ=Europe/London 30 1 * * *", "2026-03-02T00:00", True),
    ],
)
def test_a_new_schedule_is_due_at_once_if_a_tick_lies_within_one_interval_back(
    cron: str, start: str, *, due: bool
) -> None:
    assert due_at(Cron.parse(cron), at(start)) is due
    made = foreseen(pack_of({"schedule": {"cron": cron, "firstTick": "immediate"}}), start)
    assert made.outlooks[0].at_once is due
    assert bool(made.outlooks[0].starts & 1) is due


@pytest.mark.parametrize(
    ("release", "schedule", "running", "at_once"),
    [
        (NEW, {"firstTick": "immediate"}, False, True),
        (NEW, {"firstTick": "afterInterval"}, False, False),
        (NEW, {"firstTick": "immediate"}, True, False),
        (Release(0, 10, 43), {}, False, True),
        (Release(0, 10, 15), {}, False, False),
    ],
)
def test_the_first_run(release: Release, schedule: dict[str, str], *, running: bool, at_once: bool) -> None:
    made = foreseen(pack_of({"schedule": {"interval": "1h", **schedule}}, release=release), running=running)
    assert made.outlooks[0].at_once is at_once
    assert made.outlooks[0].runs == 24 + at_once


@pytest.mark.parametrize(
    ("persona", "spec", "reason", "text"),
    [
        ({}, {}, "no-schedule", "it has no schedule"),
        (ticking("0 9 * * *"), {"excludePersonas": ["a"]}, "excluded", "excludePersonas names it"),
        (ticking("0 9 * * *"), {"relationships": edges("b>a")}, "suppressed", "it follows 'b' in sequence"),
        (ticking("0 9 * * *", webEndpoint={"enabled": True}), {}, "blocked", "its web endpoint is a run that never"),
        (ticking("0 9 * * *", skills=["web-endpoint"]), {}, "blocked", "its web endpoint is a run that never ends"),
        (ticking("0 0 9 * *  *"), {}, "unreadable", "cannot read '0 0 9 * *  *': it has 6 fields instead of five"),
        (ticking("0 25 * * *"), {}, "unreadable", "cannot read '0 25 * * *': the hour '25' is above 23"),
        (ticking("@daily"), {}, "unreadable", "is a descriptor"),
        (ticking("0 0 30 2 *"), {}, "unreachable", "no date of the next five years fits '0 0 30 2 *'"),
    ],
)
def test_a_persona_that_the_clock_never_starts(persona: Any, spec: Any, reason: str, text: str) -> None:
    [one, _] = foreseen(pack_of(persona, {}, **spec)).outlooks
    assert one.silence is not None
    assert one.silence.reason == reason
    assert text in one.silence.text
    assert (one.runs, one.at_once, one.following) == (0, False, None)


@pytest.mark.parametrize(
    ("release", "workflow", "suppressed"),
    [
        (NEW, "autonomous", True),
        (Release(0, 10, 43), "autonomous", False),
        (Release(0, 10, 43), "pipeline", True),
        (Release(0, 10, 36), "pipeline", False),
    ],
)
def test_since_when_a_follower_has_no_schedule(release: Release, workflow: str, *, suppressed: bool) -> None:
    pack = pack_of({}, ticking("0 9 * * *"), relationships=edges("a>b"), workflowType=workflow, release=release)
    assert (foreseen(pack).outlooks[1].silence is not None) is suppressed


def test_an_unreachable_cron_runs_without_end_in_old_releases() -> None:
    pack = pack_of({"schedule": {"cron": "0 0 30 2 *"}}, release=Release(0, 10, 35))
    [one] = foreseen(pack).outlooks
    assert one.silence is not None
    assert one.silence.reason == "endless"
    assert one.silence.text.endswith("and v0.10.35 then starts one run after the other")


def test_what_else_starts_a_persona() -> None:
    pack = pack_of(
        {"channels": ["slack", "slack"]},
        {"webEndpoint": {"enabled": True}},
        {},
        {},
        {},
        relationships=[*edges("a>c", "b>c"), *edges("a>d", type="delegation"), *edges("go>e", type="stimulus")],
        stimulus={"name": "go", "prompt": "Begin.", "trigger": "manual"},
    )
    found = [[(each.way, each.text) for each in one.starters] for one in foreseen(pack).outlooks]
    assert found == [
        [("channel", "messages on slack")],
        [("web", "requests to its web endpoint")],
        [("sequential", "each run of 'a' and 'b' that succeeds")],
        [("delegation", "delegation from 'a'")],
        [("manual", "the stimulus, when somebody triggers it")],
    ]


def test_nothing_follows_an_excluded_persona() -> None:
    made = foreseen(pack_of({}, ticking("0 9 * * *"), relationships=edges("a>b"), excludePersonas=["a"]))
    assert made.outlooks[1].silence is not None
    assert made.outlooks[1].starters == ()


def test_a_window_too_long_for_so_many_personas_is_refused() -> None:
    pack = pack_of(*({"name": f"p{number}", **ticking("0 9 * * *")} for number in range(300)))
    with pytest.raises(UsageError, match="300 personas for 366 days are too much"):
        outlooks(pack, window(seconds=366 * 86_400), running=False)
