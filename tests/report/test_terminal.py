"""Text for a terminal: harmless, and as wide as it says."""

from __future__ import annotations

import unicodedata

import pytest

from sympozium_cli.report.cells import cells, cut, folded
from sympozium_cli.report.terminal import Terminal, inert


def test_no_character_that_a_terminal_obeys_or_hides_gets_through() -> None:
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs"} or unicodedata.bidirectional(character) in {
            *("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
        }:
            assert inert(character).startswith("\\"), hex(code)


@pytest.mark.parametrize("text", ["plain", "Grüße", "作家 🦊", "e\u0301", "tab is not here", "a\\b"])
def test_ordinary_text_stays(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("", 0), ("作家", 4), ("🦊", 2), ("e\u0301", 1), ("\uff21", 2), ("é", 1), ("❤\ufe0f", 1), ("ｶ", 1)],
)
def test_cells_are_what_a_terminal_shows(text: str, width: int) -> None:
    assert cells(text) == width


def test_a_wide_character_that_is_cut_leaves_a_blank() -> None:
    assert cut("a作b", 0, 3) == "a作"
    assert cut("a作b", 2, 4) == " b"
    assert cut("a作b", 0, 2) == "a"
    assert cut("abc", 1, 2) == "b"


def test_folding_breaks_at_blanks_and_keeps_long_words_whole() -> None:
    assert folded("one two three", 7) == ["one two", "three"]
    assert folded("one two three", 9, 3) == ["one", "two three"]
    assert folded("a verylongword b", 5) == ["a", "verylongword", "b"]
    assert folded("作家 作家", 5) == ["作家", "作家"]
    assert folded("any length", 0) == ["any length"]
    assert folded("", 10) == [""]


def test_painting_needs_colour_text_and_a_style() -> None:
    assert Terminal(colour=True).paint("x", "error") == "\x1b[1;31mx\x1b[0m"
    assert Terminal(colour=True).paint("x", "") == "x"
    assert Terminal(colour=True).paint("", "error") == ""
    assert Terminal().paint("x", "error") == "x"
