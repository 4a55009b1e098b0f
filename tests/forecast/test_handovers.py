"""Runs that follow others."""

from __future__ import annotations

from itertools import pairwise

from forecast.packs import edges, foreseen, pack_of, ticking
from sympozium_cli.forecast.handovers import followers, with_followers
from sympozium_cli.values.release import Release

PERSONAS: tuple[dict[str, str], ...] = ({}, {}, {}, {})


def test_each_run_of_a_source_starts_each_target_once_for_every_edge() -> None:
    pack = pack_of(*PERSONAS, relationships=edges("a>b", "a>b", "b>c", "a>c"))
    assert followers(pack, {"a": 5, "b": 1}) == {"a": 0, "b": 10, "c": 16}
    assert with_followers(pack, {"a": 1, "b": 10, "c": 100, "d": 7}) == {"a": 321, "b": 110, "c": 100, "d": 7}


def test_nothing_follows_before_v0_9_and_nothing_an_excluded_persona() -> None:
    assert followers(pack_of(*PERSONAS, relationships=edges("a>b"), release=Release(0, 8, 28)), {"a": 5}) == {}
    assert followers(pack_of(*PERSONAS, relationships=edges("a>b"), excludePersonas=["b"]), {"a": 5}) == {}


def test_a_cycle_that_is_started_never_ends() -> None:
    pack = pack_of(*PERSONAS, relationships=edges("a>b", "b>c", "c>b", "c>d"), release=Release(0, 10, 6))
    assert followers(pack, {"a": 1}) == {"a": 0, "b": None, "c": None, "d": None}
    assert followers(pack, {"d": 3}) == {"a": 0, "b": 0, "c": 0, "d": 0}
    assert with_followers(pack, dict.fromkeys("abcd", 1)) == {"a": None, "b": None, "c": None, "d": 1}


def test_more_than_can_be_counted_is_no_number() -> None:
    names = [f"p{number}" for number in range(50)]
    pairs = [f"{one}>{other}" for one, other in pairwise(names)] * 2
    pack = pack_of(*({"name": name} for name in names), relationships=edges(*pairs))
    found = followers(pack, {"p0": 1})
    assert (found["p30"], found["p49"]) == (2**30, None)


def test_the_stimulus_run_has_followers_too() -> None:
    pack = pack_of(
        ticking("0 9 * * *"),
        {},
        relationships=[*edges("a>b"), *edges("go>a", type="stimulus")],
        stimulus={"name": "go", "prompt": "Begin."},
    )
    assert foreseen(pack).followed == 2
    assert foreseen(pack, running=True).followed == 1
