"""Runs that start together, and runs that may go on together, against a count minute by minute."""

from __future__ import annotations

import random
from typing import Any

import pytest

from forecast.packs import NEW, edges, foreseen, pack_of, starts, ticking
from sympozium_cli.forecast.collisions import collisions
from sympozium_cli.forecast.minutes import members
from sympozium_cli.values.release import Release


@pytest.mark.parametrize("seed", range(15))
def test_collisions_are_grouped_by_who_starts(seed: int) -> None:
    dice = random.Random(seed)
    sets = [dice.getrandbits(90) & dice.getrandbits(90) for _ in range(dice.randrange(7))]
    found = collisions(sets)
    expected: dict[tuple[int, ...], list[int]] = {}
    for minute in range(90):
        who = tuple(position for position, bits in enumerate(sets) if bits >> minute & 1)
        if len(who) > 1:
            expected.setdefault(who, []).append(minute)
    assert {who: list(members(bits)) for who, bits in found.groups} == expected
    assert [next(members(bits)) for _, bits in found.groups] == sorted(minutes[0] for minutes in expected.values())
    assert found.minutes.bit_count() == sum(map(len, expected.values()))
    assert found.others == 0


def test_of_very_many_groups_the_largest_are_kept() -> None:
    dice = random.Random(1)
    sets = [dice.getrandbits(2000) for _ in range(12)]
    found = collisions(sets)
    assert len(found.groups) <= 128
    in_groups = 0
    for who, bits in found.groups:
        assert not in_groups & bits
        in_groups |= bits
        for minute in members(bits):
            assert who == tuple(position for position, other in enumerate(sets) if other >> minute & 1)
    assert found.minutes == in_groups | found.others
    assert not in_groups & found.others


def test_runs_overlap_for_as_long_as_they_may_take() -> None:
    made = foreseen(
        pack_of(ticking("0 9 * * *", runTimeout="30m"), ticking("29 9 * * *"), ticking("30 9 * * *", runTimeout="90s"))
    )
    assert (made.overlap.peak, made.overlap.who, made.overlap.minutes) == (2, (0, 1), 3)
    assert made.overlap.at is not None
    assert f"{made.asked.window.instant(made.overlap.at):%H:%M}" == "09:29"
    assert made.overlap.held == (0, 0, 0)


@pytest.mark.parametrize(("timeout", "held"), [("5m", 0), ("5m1s", 288 - 1), ("10m", 288 - 1), ("1h", 288 - 1)])
def test_a_tick_waits_for_the_run_before(timeout: str, held: int) -> None:
    assert foreseen(pack_of(ticking("*/5 * * * *", runTimeout=timeout))).overlap.held == (held,)


def test_in_a_pipeline_a_tick_waits_for_any_run_of_the_pack() -> None:
    personas: list[dict[str, Any]] = [ticking("0 9 * * *"), ticking("5 9,12 * * *"), {}]
    spec: dict[str, Any] = {"workflowType": "pipeline", "relationships": edges("a>c")}
    made = foreseen(pack_of(*personas, **spec))
    assert (made.overlap.pipeline, made.overlap.held) == (True, (0, 1, 0))
    before = foreseen(pack_of(*personas, release=Release(0, 10, 36), **spec))
    assert (before.overlap.pipeline, before.overlap.held) == (False, (0, 0, 0))
    assert foreseen(pack_of(*personas, relationships=edges("a>c"), release=NEW)).overlap.held == (0, 0, 0)


def test_nobody_overlaps_in_a_pack_that_the_clock_never_starts() -> None:
    made = foreseen(pack_of({}, {}))
    assert (made.overlap.peak, made.overlap.at, made.overlap.who, made.runs) == (0, None, (), 0)
    assert starts(made) == []
