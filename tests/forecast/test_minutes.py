"""Sets of minutes do what Python's sets do."""

from __future__ import annotations

import random

import pytest

from sympozium_cli.forecast.minutes import Depth, between, first_of, lasting, members, owners, up_to

SIZE = 120


def _bits(numbers: set[int]) -> int:
    return sum(1 << number for number in numbers)


@pytest.fixture(name="sets", params=range(20))
def _sets(request: pytest.FixtureRequest) -> list[set[int]]:
    dice = random.Random(request.param)
    return [set(dice.sample(range(SIZE), dice.randrange(SIZE // 2))) for _ in range(dice.randrange(1, 9))]


def test_members_come_in_order(sets: list[set[int]]) -> None:
    for numbers in sets:
        assert list(members(_bits(numbers))) == sorted(numbers)
        if numbers:
            assert first_of(_bits(numbers)) == min(numbers)


def test_a_part_of_a_set(sets: list[set[int]]) -> None:
    for numbers in sets:
        for last in (-1, 0, 7, 64, SIZE):
            assert list(members(up_to(_bits(numbers), last))) == sorted(n for n in numbers if n <= last)
            assert between(_bits(numbers), 5, last) == len([n for n in numbers if 5 <= n < last])


@pytest.mark.parametrize("length", [0, 1, 2, 3, 10, 31, 1000])
def test_what_lasts_from_each_start(sets: list[set[int]], length: int) -> None:
    for numbers in sets:
        covered = {minute for minute in range(SIZE) if any(minute - length < n <= minute for n in numbers)}
        assert lasting(_bits(numbers), length, SIZE) == _bits(covered)


def test_how_many_sets_share_a_minute(sets: list[set[int]]) -> None:
    bits = [_bits(numbers) for numbers in sets]
    depth = Depth(bits)
    shared = [sum(minute in numbers for numbers in sets) for minute in range(SIZE)]
    assert depth.at_least_two() == _bits({minute for minute, number in enumerate(shared) if number > 1})
    most = max(shared)
    assert depth.deepest() == (most, _bits({minute for minute, number in enumerate(shared) if number == most and most}))
    assert owners(bits, 7) == tuple(index for index, numbers in enumerate(sets) if 7 in numbers)
