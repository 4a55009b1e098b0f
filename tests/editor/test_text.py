"""How editors count: their lines, and UTF-16 code units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sympozium_cli.editor.text import EditorText, Point, Range, touches
from sympozium_cli.source import Position, Span

TEXTS = st.text(
    st.sampled_from(["a", "é", "😀", "\n", "\r", "\x85", "\u2028", "\x0c", "\ufeff", "\ud800"]), max_size=12
)


@pytest.mark.parametrize(("units", "column"), [("utf-16", 3), ("utf-8", 5), ("utf-32", 2)])
def test_a_column_counts_what_both_have_agreed_on(units: str, column: int) -> None:
    text = EditorText("x\r\n😀:a", units)
    assert text.point(text.text.index("a")) == Point(1, column)
    assert text.index(Point(1, column)) == text.text.index("a")


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_character_is_found_again(written: str, units: str) -> None:
    text = EditorText(written, units)
    for index in range(len(text.text) + 1):
        assert text.index(text.point(index)) in (index, index - 1)
        if text.text[max(index - 1, 0) : index + 1] != "\r\n":
            assert text.index(text.point(index)) == index


def test_only_an_editors_line_breaks_end_its_lines() -> None:
    text = EditorText("a: '\u2028\x85'\nb: 1")
    assert text.point(text.text.index("b")) == Point(1, 0)
    assert text.position(Point(1, 0)) == Position(4, 1)
    assert text.range(Span(Position(4, 1), Position(4, 2))) == Range(Point(1, 0), Point(1, 1))


def test_a_byte_order_mark_is_the_editors_alone() -> None:
    text = EditorText("\ufeffa: 1")
    assert text.text == "a: 1"
    assert (text.point(0), text.index(Point(0, 1)), text.index(Point(0, 0))) == (Point(0, 1), 0, 0)


def test_a_point_that_is_nowhere_is_the_nearest() -> None:
    text = EditorText("😀\nb")
    assert [text.index(Point(*at)) for at in ((0, 1), (0, 99), (7, 0), (1, 99))] == [0, 1, 3, 3]


def test_a_span_of_many_lines_is_shown_by_its_first() -> None:
    text = EditorText("a:  \r\n  b\r\n")
    assert text.first_line_of(Span(Position(1, 1), Position(2, 4))) == Range(Point(0, 0), Point(0, 2))


def test_ranges_touch_where_they_meet() -> None:
    one, two, three = (Range(Point(0, start), Point(0, start + 2)) for start in (0, 2, 5))
    assert touches(one, two)
    assert not touches(one, three)
