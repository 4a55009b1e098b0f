"""The result can be read, by people and by machines."""

from __future__ import annotations

from benchmarks.rows import CPU, MEMORY, WALL, Row
from benchmarks.table import table

FAST = Row("validate.1", WALL, 0.05, 0.048, "check-jsonschema", 0.5, 0.45, 0.25, (9, 9))
SLOW = FAST._replace(ours=0.25)
FREE = Row("inside.read", CPU, 0.01, 0.01, "compose", 0.02, 0.02, None, (9, 3), amount=200_000)


def cells(row: Row) -> list[str]:
    line = table([row]).splitlines()[2]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_row_says_who_was_compared_with_whom_and_whether_the_goal_is_met() -> None:
    assert cells(FAST) == [
        "validate.1",
        "wall",
        "50 ms (48 ms)",
        "check-jsonschema",
        "500 ms (450 ms)",
        "0.1",
        "<= 0.25",
        "yes",
        "9/9",
    ]


def test_a_goal_that_is_missed_stands_out() -> None:
    assert cells(SLOW)[5:8] == ["0.5", "<= 0.25", "**no**"]


def test_what_has_no_goal_neither_meets_nor_misses_it() -> None:
    assert FREE.met is None
    assert cells(FREE)[6:] == ["", "", "9/3"]


def test_a_ratio_that_is_exactly_the_goal_meets_it() -> None:
    assert FAST._replace(ours=0.25, theirs=1.0).met is True


def test_amounts_are_in_units_for_people() -> None:
    assert cells(FREE)[2] == "20.0 MB/s"
    assert cells(FAST._replace(metric=MEMORY, ours=21_700_000))[2] == "21.7 MB"
    assert cells(FAST._replace(ours=2.5, least=0.0005))[2] == "2.50 s (500 us)"


def test_all_lines_of_a_table_are_equally_long() -> None:
    lines = table([FAST, SLOW, FREE]).splitlines()

    assert len(lines) == 5
    assert len({len(line) for line in lines}) == 1
