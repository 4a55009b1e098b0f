"""Which cron a schedule ends up with, and which of them really start runs."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.api import Pack
from sympozium_cli.api.collisions import collide
from sympozium_cli.api.ticks import fires_at_once, live_timers, made_timers, shortest_gap
from sympozium_cli.values.cron import Cron
from sympozium_cli.values.release import Release

NEW = Release(0, 10, 46)


def _pack(*schedules: dict[str, Any], release: Release = NEW, **spec: Any) -> Pack:
    personas = [{"name": f"p{number}", "schedule": schedule} for number, schedule in enumerate(schedules)]
    return Pack({"metadata": {"name": "demo"}, "spec": {"agentConfigs": personas, **spec}}, release)


def test_a_timer_knows_its_cron_and_who_wrote_it() -> None:
    pack = _pack(
        {"cron": "0 9 * * *", "interval": "5m"}, {"interval": "5m"}, {"interval": "0 9 * * 1"}, {"interval": ""}
    )
    assert [(timer.text, str(timer.path).split("]")[1], timer.written) for timer in made_timers(pack)] == [
        ("0 9 * * *", ".schedule.cron", True),
        ("2/5 * * * *", ".schedule.interval", False),
        ("0 9 * * 1", ".schedule.interval", True),
        ("6 * * * *", ".schedule", False),
    ]


def test_a_cron_beside_an_interval_with_a_space_is_the_one_that_counts() -> None:
    (timer,) = made_timers(_pack({"cron": "0 9 * * *", "interval": "5 min"}))
    assert timer.text == "0 9 * * *"
    assert timer.error is None


def test_a_timer_has_a_cron_or_an_error() -> None:
    good, bad = made_timers(_pack({"cron": "0 9 * * *"}, {"cron": "0 25 * * *"}))
    assert good.cron is not None
    assert good.error is None
    assert bad.cron is None
    assert str(bad.error) == "the hour '25' is above 23, the highest hour"


def test_an_excluded_persona_has_no_timer() -> None:
    pack = _pack({"interval": "5m"}, {"interval": "5m"}, excludePersonas=["p0"])
    assert [timer.text for timer in made_timers(pack)] == ["2/5 * * * *"]


def test_only_what_can_be_read_and_will_come_is_live() -> None:
    pack = _pack({"cron": "0 9 * * *"}, {"cron": "0 25 * * *"}, {"cron": "0 0 30 2 *"})
    assert [timer.persona.name for timer, _ in live_timers(pack)] == ["p0"]


@pytest.mark.parametrize(
    ("release", "first_tick", "at_once"),
    [
        (NEW, "immediate", True),
        (NEW, "afterInterval", False),
        (NEW, "whenever", False),
        (Release(0, 10, 16), "", True),
        (Release(0, 10, 15), "", False),
        (Release(0, 10, 14), "", True),
        (Release(0, 8, 28), "", True),
    ],
)
def test_a_new_schedule_fires_at_once_but_for_one_release(release: Release, first_tick: str, *, at_once: bool) -> None:
    pack = _pack({"interval": "1h", "firstTick": first_tick}, release=release)
    (timer,) = made_timers(pack)
    assert fires_at_once(pack, timer.schedule) is at_once


def test_the_shortest_gap_is_that_of_the_closest_neighbours() -> None:
    assert shortest_gap(Cron.parse("0,10,13 * * * *")) == 180
    assert shortest_gap(Cron.parse("0 0 29 2 *")) == (4 * 365 + 1) * 24 * 3600


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("0 9 * * *", "0 9 * * 1", True),
        ("0 9 * * *", "0 10 * * *", False),
        ("0 9 * * *", "1 9 * * *", False),
        ("0 9 * 1 *", "0 9 * 2 *", False),
        ("0 9 * * 1-5", "0 9 * * 0,6", False),
        ("0 9 13 * *", "0 9 * * 5", True),
        ("0 9 31 * *", "0 9 30 * *", False),
        ("0 9 31 * *", "0 9 * 4,6 *", False),
        ("0 9 29 2 *", "0 9 * * 1", True),
        ("0 9 1 * 1", "0 9 2 * *", True),
        ("TZ=UTC 0 9 * * *", "0 9 * * *", True),
        ("TZ=Asia/Tokyo 0 9 * * *", "TZ=Asia/Tokyo 0 9 * * *", True),
        ("TZ=Asia/Tokyo 0 9 * * *", "0 9 * * *", False),
        ("TZ=Asia/Tokyo 0 9 * * *", "0 0 * * *", True),
        ("*/5 * * * *", "TZ=Europe/London 0 9 * * 1", True),
        ("3/5 * * * *", "TZ=Europe/London 0 9 * * 1", False),
    ],
)
def test_schedules_meet_where_day_and_minute_agree(one: str, other: str, *, meet: bool) -> None:
    assert collide(Cron.parse(one), Cron.parse(other)) is meet
    assert collide(Cron.parse(other), Cron.parse(one)) is meet
