from __future__ import annotations

import pytest

from sympozium_cli.report.cells import cells
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.terminal import Terminal

ROWS = [["NAME", "B", "WORDS"], ["\u4e2d\u6587", "x", "word " * 30], ["plain", "", "-"]]


def _lines(width: int, *, colour: bool = False, encoding: str = "utf-8") -> list[str]:
    rows = [[Cell(text, "bold" if row is ROWS[0] else "") for text in row] for row in ROWS]
    return list(lines(rows, Terminal(colour, width), encoding))


@pytest.mark.parametrize("width", [20, 24, 31, 40, 80, 200])
def test_a_line_is_never_wider_than_the_terminal(width: int) -> None:
    assert max(map(cells, _lines(width))) <= width


def test_columns_stand_below_each_other_whatever_their_letters() -> None:
    assert _lines(0)[0].index("B") == 8
    assert _lines(0)[1].startswith("\u4e2d\u6587    x")
    assert _lines(0)[2] == "plain         -"


def test_what_is_cut_says_so_in_letters_that_the_stream_has() -> None:
    assert _lines(40)[1].endswith("\u2026")
    assert _lines(40, encoding="ascii")[1].endswith(".")


def test_no_line_ends_in_blanks_and_colours_take_no_room() -> None:
    assert all(line == line.rstrip() for line in _lines(40))
    assert _lines(40, colour=True)[0].startswith("\x1b[1mNAME\x1b[0m    \x1b[1mB\x1b[0m     ")


def test_nothing_that_a_terminal_obeys_gets_through() -> None:
    (line,) = lines([[Cell("a\x1b[2Jb\nc")]], Terminal())
    assert line == "a\\x1b[2Jb\\nc"
