"""The layout for people: carets stand below what they mean, whatever the line is made of."""

from __future__ import annotations

import pytest

from report.findings import finding, in_full, place
from sympozium_cli.report.cells import cells
from sympozium_cli.source import Position, Span

TEXT = """\
spec:
  agentConfigs:
    - name: writer
  relationships:
    - source: lead
      target: writr
"""


def _caret_line(lines: list[str]) -> str:
    return next(line for line in lines if set(line) >= {"|", "^"})


def test_the_layout_is_that_of_the_design() -> None:
    found = finding(
        place(TEXT, "writr", "did you mean 'writer' (line 3)?"),
        "no persona is named 'writr'",
        effect="the controller refuses the whole pack",
        remedy="write 'writer'",
        related=(place(TEXT, "writer", "this one"), place("name: writer\n", "writer", "or this", file="other.yaml")),
    )
    assert in_full(found) == [
        "error[some-rule]: no persona is named 'writr'",
        " --> pack.yaml:6:15",
        "  |",
        "6 |       target: writr",
        "  |               ^^^^^ did you mean 'writer' (line 3)?",
        " :::",
        "3 |     - name: writer",
        "  |             ------ this one",
        " ::: other.yaml:1:7",
        "1 | name: writer",
        "  |       ------ or this",
        "  = effect: the controller refuses the whole pack",
        "  = fix: write 'writer'",
        "  = help: sympozium explain some-rule",
        "",
    ]


def test_line_numbers_of_several_digits_keep_the_gutter_straight() -> None:
    text = "\n" * 9 + "target: writr\n"
    lines = in_full(finding(place(text, "writr"), related=(place("a: b\n", "b", file="other.yaml"),)))
    assert lines[1:5] == ["  --> pack.yaml:10:9", "   |", "10 | target: writr", "   |         ^^^^^"]
    assert lines[6:8] == [" 1 | a: b", "   |    -"]


@pytest.mark.parametrize(
    ("line", "marked", "shown", "carets"),
    [
        ("name:\twritr", "writr", "name:    writr", "         ^^^^^"),
        ("name: 作家 writr", "writr", "name: 作家 writr", "           ^^^^^"),
        ("name: 作家", "作家", "name: 作家", "      ^^^^"),
        ("名: 🦊🦊 x", "🦊🦊", "名: 🦊🦊 x", "    ^^^^"),
        ("e\u0301te\u0301: x", "x", "e\u0301te\u0301: x", "     ^"),
        ("k: e\u0301", "e\u0301", "k: e\u0301", "   ^"),
        ("a\u202eb: x", "x", "a\\u202eb: x", "          ^"),
        ("a: \x1b[31mred", "\x1b[31mred", "a: \\x1b[31mred", "   ^^^^^^^^^^^"),
        ("a: \x7f\u200b", "\x7f", "a: \\x7f\\u200b", "   ^^^^"),
    ],
)
def test_carets_stand_below_wide_and_odd_characters(line: str, marked: str, shown: str, carets: str) -> None:
    lines = in_full(finding(place(f"{line}\n", marked)))
    assert lines[3:5] == [f"1 | {shown}", f"  | {carets}"]


@pytest.mark.parametrize("text", ["a: |\n  one\n  two\nb: 1\n", "a: |\r\n  one\r\n  two\r\nb: 1\r\n"])
def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first(text: str) -> None:
    end = text.index("two") + 3
    where = place(text, text[text.index("|") : end])
    assert in_full(finding(where))[3:5] == ["1 | a: |", "  |    ^"]


def test_an_empty_span_behind_the_end_of_a_line_or_of_the_file_has_one_caret() -> None:
    where = place("a:\nb: 1\n", "a:")
    behind = where._replace(span=Span(Position(1, 3), Position(1, 3)))
    assert in_full(finding(behind))[3:5] == ["1 | a:", "  |   ^"]
    nowhere = where._replace(span=Span(Position(9, 1), Position(9, 1)), line_text="")
    assert in_full(finding(nowhere))[3:5] == ["9 |", "  | ^"]
    outside = where._replace(span=Span(Position(1, 50), Position(1, 60)))
    assert in_full(finding(outside))[3:5] == ["1 | a:", "  |   ^"]


@pytest.mark.parametrize("width", [0, 40, 80])
@pytest.mark.parametrize("before", [0, 10, 500, 100_000])
@pytest.mark.parametrize("filler", ["x", "作"])
def test_a_very_long_line_is_shown_around_the_place(width: int, before: int, filler: str) -> None:
    line = f"{filler * before} target {filler * 100_000}"
    lines = in_full(finding(place(line, "target")), width=width)
    caret_line = _caret_line(lines)
    shown = lines[3]
    assert cells(shown) <= (width or 170)
    start = caret_line.index("^")
    cell = cells(shown[: shown.index("target")])
    assert (cell, caret_line.count("^")) == (start, 6)
    assert shown.endswith("...")
    assert before == 10 or (shown[4:7] == "...") == (before > 10)


WORDS = "a rather long message about 作家 and other things that hardly anybody wants to read in one go"


@pytest.mark.parametrize("width", range(20, 100, 7))
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    found = finding(
        place(TEXT, "writr", WORDS), WORDS, effect=WORDS, remedy=WORDS, related=(place(TEXT, "writer", WORDS),)
    )
    assert [line for line in in_full(found, width=width) if cells(line) > width] == []


def test_a_word_that_is_wider_than_the_terminal_stays_whole() -> None:
    long = "https://example.org/" + "x" * 80
    assert any(long in line for line in in_full(finding(place(TEXT, "writr"), effect=f"see {long} for more"), width=40))


def test_no_word_is_lost_where_there_is_little_room() -> None:
    found = finding(place(TEXT, "writr", WORDS), effect=WORDS)
    wide, narrow = ("".join(in_full(found, width=width)).replace("|", "").split() for width in (0, 30))
    for word in WORDS.split():
        assert "".join(narrow).count(word) == "".join(wide).count(word)


def test_line_breaks_and_escapes_in_texts_are_written_out() -> None:
    hostile = "one\ntwo\x1b]0;title\x07\u202e"
    where = place(TEXT, "writr", hostile, file=hostile)
    lines = in_full(finding(where, hostile, effect=hostile, remedy=hostile))
    assert all(line.isprintable() for line in lines)
    assert lines[0] == "error[some-rule]: one\\ntwo\\x1b]0;title\\x07\\u202e"
