"""Which scalars surprise, and in which words."""

from __future__ import annotations

import pytest

from source.reading import path, read
from sympozium_cli.source import Surprise, surprise


def judged(text: str) -> Surprise | None:
    document = read(f"a: {text}\n")
    scalar = document.scalar(path("a"))
    assert scalar is not None
    return surprise(scalar, document.value["a"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("y", "the boolean true"),
        ("Off", "the boolean false"),
        ("~", "nothing (null)"),
        ("010", "the number 8"),
        ("08", "the number 8"),
        ("0o14", "the number 12"),
        ("0x1F", "the number 31"),
        ("1_000", "the number 1000"),
        ("1.10", "the number 1.1"),
        ("1.0", "the number 1"),
        ("1.", "the number 1"),
        ("1e3", "the number 1000"),
        (".5", "the number 0.5"),
        ("+1", "the number 1"),
        ("-0", "the number 0"),
        ("18446744073709551616", "the number 18446744073709552000"),
        ("0.1234567890123456789", "the number 0.12345678901234568"),
    ],
)
def test_a_scalar_that_becomes_something_else_is_named(text: str, words: str) -> None:
    assert judged(text) == Surprise(words, changes=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1:30", "the text '1:30' (YAML 1.1 readers other than kubectl read 90)"),
        ("12:30:45", "the text '12:30:45' (YAML 1.1 readers other than kubectl read 45045)"),
        ("-1:30", "the text '-1:30' (YAML 1.1 readers other than kubectl read -90)"),
        ("1:30.5", "the text '1:30.5' (YAML 1.1 readers other than kubectl read 90.5)"),
        ("2026-01-01", "the text '2026-01-01' (other readers make a date of it)"),
        ("2026-01-01T10:00:00Z", "the text '2026-01-01T10:00:00Z' (other readers make a date of it)"),
        ("1e400", "the text '1e400' (other readers make a number of it)"),
    ],
)
def test_a_text_that_others_read_otherwise_is_named_but_unchanged(text: str, words: str) -> None:
    assert judged(text) == Surprise(words, changes=False)


@pytest.mark.parametrize(
    "text",
    [
        *("true", "false", "True", "null", "", "12", "-12", "0", "1.5", "-0.25", "9223372036854775807"),
        *("word", "v1.10", "1.2.3", "tRue", "'010'", '"y"', "!!str 010", "30m", "25:61x", "08:00"),
    ],
)
def test_an_ordinary_scalar_is_no_surprise(text: str) -> None:
    assert judged(text) is None
