"""When it is tried again (A5, B6, B10)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sympozium_cli.cluster.backoff import LONGEST, SHORTEST
from sympozium_cli.monitor.pace import Listened, Pace
from sympozium_cli.monitor.terms import Terms

REFUSED = Listened()
TOO_SHORT = Listened(0.1, orderly=True)
LIVED = Listened(400.0, news=True, orderly=True)


def pace(draw: float = 0.5) -> Pace:
    return Pace(Terms(draw=lambda: draw))


@pytest.mark.parametrize("listened", [REFUSED, TOO_SHORT, Listened(0.1), Listened(0.1, strange=True)])
def test_b10_one_failure_after_another_is_waited_for_longer_and_longer(listened: Listened) -> None:
    mine = pace()
    pauses = [mine.after(listened) for _ in range(12)]
    assert all(later >= sooner for sooner, later in pairwise(pauses))
    assert sum(pauses[:4]) > 5, "no more than five requests in five seconds"
    assert pauses[-1] == LONGEST / 2


def test_b1_after_a_watch_whose_time_is_over_comes_the_next() -> None:
    mine = pace()
    mine.after(REFUSED)
    assert mine.after(LIVED) == 0
    assert mine.attempts == 0


@pytest.mark.parametrize("listened", [Listened(0.1, news=True), Listened(30.0), Listened(0.1, news=True, orderly=True)])
def test_after_one_that_was_of_use_it_is_tried_again_soon_but_not_at_once(listened: Listened) -> None:
    mine = pace()
    for _ in range(5):
        mine.after(REFUSED)
    assert SHORTEST <= mine.after(listened) < 1
    assert mine.attempts == 1


def test_a5_no_two_tails_come_back_at_the_same_moments() -> None:
    firsts = {round(pace(draw / 20).after(REFUSED) + pace(draw / 20).after(REFUSED), 3) for draw in range(20)}
    assert len(firsts) > 10


def test_what_the_api_server_asks_for_is_obeyed_within_reason() -> None:
    assert pace().after(Listened(asked=7.0)) == 7.0
    assert pace().after(Listened(asked=86400.0)) == LONGEST


def test_watches_that_bring_nothing_but_nonsense_are_counted() -> None:
    mine = pace()
    for listened in (Listened(0.1, strange=True), Listened(0.1), REFUSED, Listened(0.1, strange=True)):
        mine.after(listened)
    assert mine.fruitless == 2
    mine.after(Listened(0.1, news=True, strange=True))
    assert mine.fruitless == 0
