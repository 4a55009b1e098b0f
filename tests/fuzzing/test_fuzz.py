"""Nothing that can be in a file makes the program fail, hang, contradict itself, or call a wrong pack right.

The ordinary run tries some inputs, with SYMPOZIUM_FULL=1 some more; `python tools/fuzz.py --seconds 60` tries others
for as long as it is told.
"""

from __future__ import annotations

import os

import pytest

from fuzzing import seeds
from fuzzing.case import TARGETS, Case
from fuzzing.failing import failure_of, smallest, told
from fuzzing.inputs import case

SEED = 1
BATCHES = 8
INPUTS_OF_A_BATCH = 80 if os.environ.get("SYMPOZIUM_FULL") else 25


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_mutated_pack_breaks_a_promise(batch: int) -> None:
    for number in range(batch * INPUTS_OF_A_BATCH, (batch + 1) * INPUTS_OF_A_BATCH):
        failure = failure_of(case(SEED, number))
        if failure is not None:
            pytest.fail(told(smallest(failure), SEED, number), pytrace=False)


@pytest.mark.parametrize("target", TARGETS)
def test_no_example_breaks_a_promise(target: str) -> None:
    for text in seeds.examples():
        failure = failure_of(Case(text.encode(), target))
        if failure is not None:
            pytest.fail(told(failure, 0, 0), pytrace=False)


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert [case(7, number) for number in range(50)] == [case(7, number) for number in range(50)]
    assert case(7, 0) != case(8, 0)
