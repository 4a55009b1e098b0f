"""What is measured is what happened."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from benchmarks.measure import Command, CommandFailedError, Usage, least, measure, measured, middle, turns

MEGABYTE = 1_000_000


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_command_that_sleeps_takes_wall_time_but_hardly_any_cpu_time() -> None:
    usage = measure(python("import time; time.sleep(0.2)"))

    assert usage.wall >= 0.2
    assert usage.cpu < usage.wall


def test_a_command_that_works_takes_cpu_time() -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass"

    assert measure(python(busy)).cpu >= 0.2


def test_a_command_that_allocates_has_a_higher_peak_of_memory() -> None:
    plain = measure(python("pass"))
    greedy = measure(python(f"bytearray({50 * MEGABYTE})"))

    assert greedy.memory - plain.memory >= 45 * MEGABYTE


def test_what_the_measuring_process_holds_is_not_taken_for_the_commands() -> None:
    held = bytearray(100 * MEGABYTE)

    assert measure(python("pass")).memory < len(held)


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(CommandFailedError, match="exit code 3: it broke"):
        measure(python("import sys; print('it broke', file=sys.stderr); sys.exit(3)"))


def test_every_command_is_measured_in_every_round_and_slow_ones_in_few() -> None:
    quick, slow = Command("quick", python("pass")), Command("slow", python("pass"), rounds=2)

    usages = measured([quick, slow], 4)

    assert [len(each) for each in usages] == [4, 2]


def test_a_round_has_everybody_once_and_the_order_changes() -> None:
    order = list(turns([8, 8, 8], 8))
    rounds = [tuple(order[start : start + 3]) for start in range(0, 24, 3)]

    assert all(sorted(each) == [0, 1, 2] for each in rounds)
    assert len(set(rounds)) > 1
    assert order == list(turns([8, 8, 8], 8))


def test_those_of_few_rounds_are_spread_over_all_of_them() -> None:
    order = list(turns([9, 3], 9))

    assert Counter(order) == {0: 9, 1: 3}
    for start in (0, 4, 8):
        assert order[start : start + 4].count(1) == 1


def test_the_middle_and_the_least_are_taken_of_each_quantity_by_itself() -> None:
    usages = [Usage(3.0, 0.1, 10), Usage(1.0, 0.3, 30), Usage(2.0, 0.2, 20)]

    assert middle(usages) == Usage(2.0, 0.2, 20)
    assert least(usages) == Usage(1.0, 0.1, 10)
