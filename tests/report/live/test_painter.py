"""Pictures that change in place, on a terminal that remembers everything."""

from __future__ import annotations

import random

import pytest

from report.live.screen import FakeTerminal
from sympozium_cli.report.live.fitting import fitted, of_height, width
from sympozium_cli.report.live.painter import Painter, Size

RED, PLAIN = "\x1b[1;31m", "\x1b[0m"


def painted(terminal: FakeTerminal) -> Painter:
    return Painter(terminal.write, lambda: terminal.size)


def test_a_picture_takes_the_place_of_the_one_before() -> None:
    terminal = FakeTerminal(20, 6)
    terminal.write("$ watch\r\n")
    with painted(terminal) as painter:
        painter.paint(["one", "two", "three"])
        painter.paint(["one", "2"])
        assert terminal.text == ["$ watch", "one", "2"]
        painter.paint(["one", "two", "three", "four"])
        assert terminal.text == ["$ watch", "one", "two", "three", "four"]
    terminal.write("$ next")
    assert terminal.text == ["$ watch", "one", "two", "three", "four", "$ next"]


def test_only_what_differs_is_written_and_nothing_where_nothing_does() -> None:
    terminal = FakeTerminal(20, 6)
    painter = painted(terminal)
    painter.paint(["alpha", "beta"])
    painter.paint(["alpha", "beta"])
    assert len(terminal.written) == 1
    painter.paint(["alpha", "gamma"])
    assert "alpha" not in terminal.written[-1]


def test_the_cursor_is_hidden_meanwhile_and_shown_again_whatever_happens() -> None:
    terminal = FakeTerminal(20, 6)

    def interrupted() -> None:
        with painted(terminal) as painter:
            painter.paint(["one"])
            assert not terminal.cursor_shown
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.cursor_shown
    assert (terminal.row, terminal.column) == (1, 0)


def test_what_is_said_above_stays_in_the_history() -> None:
    terminal = FakeTerminal(20, 4)
    painter = painted(terminal)
    painter.paint(["a", "b"])
    for number in range(6):
        painter.paint(["a", "b"], above=[f"event {number}"])
    assert terminal.text == [*(f"event {number}" for number in range(6)), "a", "b"]


def test_a_picture_is_never_as_high_as_the_terminal() -> None:
    terminal = FakeTerminal(20, 4)
    painter = painted(terminal)
    lines = [str(number) for number in range(9)]
    painter.paint(lines)
    painter.paint([*lines, "9"])
    assert terminal.text == ["0", "1", "+8 more"]
    assert terminal.history == []


def test_a_line_never_wraps_and_a_full_row_keeps_its_last_character() -> None:
    terminal = FakeTerminal(5, 5)
    painter = painted(terminal)
    painter.paint(["abc", "x"])
    painter.paint(["abcdefgh", "y"])
    assert terminal.text == ["abcde", "y"]
    painter.paint([f"{RED}abcdefgh{PLAIN}", "\u65e5\u672c\u8a9e"])
    assert terminal.text == ["abcde", "\u65e5\u672c"]


def test_after_the_terminal_has_changed_its_size_all_is_drawn_anew() -> None:
    terminal = FakeTerminal(20, 8)
    painter = painted(terminal)
    painter.paint(["a" * 18, "b"])
    narrow = FakeTerminal(10, 8)
    narrow.write("a" * 10 + "\r\n" + "a" * 8 + "\r\nb\r\n")  # as terminals wrap what was there
    terminal.size = Size(10, 8)
    painter._write = narrow.write
    painter.paint(["c", "d"])
    assert narrow.text == ["c", "d"]


def test_a_picture_that_was_forgotten_is_drawn_anew_below() -> None:
    terminal = FakeTerminal(20, 8)
    painter = painted(terminal)
    painter.paint(["a"])
    terminal.write("stopped\r\n")
    painter.forget()
    painter.paint(["a"])
    assert terminal.text == ["a", "stopped", "a"]


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_painted_the_last_picture_stands_below_all_that_was_said(seed: int) -> None:
    chance = random.Random(seed)
    terminal = FakeTerminal(chance.randint(2, 12), chance.randint(2, 7))
    said = [f"s{number}" for number in range(chance.randint(0, 9))]
    terminal.write("".join(f"{line}\r\n" for line in said))
    picture: list[str] = []
    with painted(terminal) as painter:
        for _ in range(chance.randint(1, 12)):
            above = [chance.choice("uvw") for _ in range(chance.choice([0, 0, 1, 5]))]
            picture = [_line(chance) for _ in range(chance.randint(0, 9))]
            painter.paint(picture, above)
            said += above
    shown = of_height([fitted(line, terminal.size.width) for line in picture], terminal.size.height - 1)
    visible = [fitted(line, terminal.size.width).replace(RED, "").replace(PLAIN, "").rstrip() for line in shown]
    rows = [*said, *visible]
    while rows and not rows[-1]:
        rows.pop()
    assert terminal.text == rows
    assert len(terminal.history) + terminal.row == len(said) + len(shown)


def _line(chance: random.Random) -> str:
    text = "".join(chance.choice("ab \u65e5") for _ in range(chance.randint(0, 15))).strip()
    return f"{RED}{text}{PLAIN}" if text and chance.random() < 0.3 else text


def test_a_cut_line_leaves_no_colour_behind() -> None:
    line = f"ab{RED}cd{PLAIN}ef"
    assert fitted(line, 6) == line
    assert [width(fitted(line, room)) for room in range(7)] == list(range(7))
    assert all(fitted(line, room).count(RED) <= fitted(line, room).count(PLAIN) for room in range(7))
    assert width(fitted("\u65e5\u672c", 3)) <= 3
