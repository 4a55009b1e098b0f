"""What a broken text is told, and where."""

from __future__ import annotations

import pytest

from source.reading import read, shown
from sympozium_cli.source import load
from sympozium_cli.source.events import slow_events

BROKEN = [
    ("a:\n\t- 1\n", "a tab cannot indent; use spaces", "2:1"),
    ("key: |\n\ttext\n", "a tab cannot indent; use spaces", "2:1"),
    ("cron: * * * * *\n", "'*' at the start of a value refers to an anchor; put the value in quotes", "1:7"),
    ("a: & b\n", "'&' at the start of a value names an anchor", "1:4"),
    ("a: @x\n", "a value cannot begin with '@'; put it in quotes", "1:4"),
    ("a: `x`\n", "a value cannot begin with '`'; put it in quotes", "1:4"),
    ("a: {{ x }}\n", "'{{' looks like a template", "1:4"),
    ("a: 1\n{{- end }}\n", "this looks like a template", "2:1"),
    ("a: 'x\nb: 1\n", "this quote is never closed", "1:4"),
    ("a: [1\n", "this '[' is never closed; add ']'", "1:4"),
    ("a: {b: 1\n", "this '{' is never closed; add '}'", "1:4"),
    ("a: [1, 2\nb: 3\n", "expected ',' or ']' here", "2:2"),
    ("a: 1\nfoo\nb: 2\n", "this line has no ':' behind its key", "2:1"),
    ("a:\n  b:1\n  c: 2\n", "there is no space behind the ':' in the line above", "3:4"),
    ("a: b: c\n", "a second ': ' in one value; put the value in quotes", "1:5"),
    ("a: 1\n  b: 2\n", "a key cannot stand here", "2:4"),
    ("a:\n  b: 1\n c: 2\n", "the indentation fits none of the lines above", "3:2"),
    ("- a\nb: 1\n", "this list wants a '-' here", "2:1"),
    ("a: 1\n- b\n", "a '-' begins a list item, but this place wants a key", "2:1"),
    ("a: 'it's'\n", "text follows a closing quote", "1:8"),
    ("a: [1] x\n", "'x' cannot follow the value in front of it", "1:8"),
    ("a: 1\n]\n", "this ']' closes nothing", "2:1"),
    ("a: - 1\n", "a list cannot begin behind a key", "1:4"),
    ('a: "\\q"\n', "unknown escape in double quotes", "1:5"),
    ("a: *nope\n", "there is no '&nope' above", "1:4"),
    ("a: &x [*x]\n", "'*x' stands inside of what it refers to", "1:8"),
    ("%YAML 1.2\n---\na: 1\n", "kubectl reads only YAML 1.1", "1:1"),
    ("a: !x!y z\n", "'!' begins a tag, and this one is not defined", "1:4"),
    ("a: |x\n  y\n", "only '+', '-', a digit or a comment may follow", "1:5"),
    ("a: .inf\n", "'.inf' is no number for JSON", "1:4"),
    ("a: b\x00c\n", "YAML does not allow the control character U+0000", "1:5"),
    ("a: \x07\n", "YAML does not allow the control character U+0007", "1:4"),
    ("<<: 1\n", "'<<' merges mappings", "1:5"),
]


@pytest.mark.parametrize(("text", "message", "start"), BROKEN, ids=[repr(row[0]) for row in BROKEN])
def test_a_broken_text_gets_one_problem_with_a_way_out(text: str, message: str, start: str) -> None:
    document = read(text)
    assert document.value is None
    (problem,) = document.problems
    assert message in problem.message
    assert shown(problem.span).startswith(f"{start}-")


@pytest.mark.parametrize("text", [row[0] for row in BROKEN])
def test_the_pure_parser_finds_something_wrong_with_it_too(text: str) -> None:
    (document,) = load(text.encode(), "x", slow_events)
    assert document.value is None
    assert len(document.problems) == 1


def test_an_unclosed_bracket_is_shown_where_it_was_opened() -> None:
    document = read("a: [1, 2\nb: 3\n")
    ((span, text),) = document.problems[0].related
    assert (shown(span), text) == ("1:4-1:5", "opened here")


def test_invalid_utf_8_is_found_by_line_and_column() -> None:
    document = read(b"a: 1\nb: \xc3\xa9\xe9t\xe9\n")
    (problem,) = document.problems
    assert (problem.kind, shown(problem.span)) == ("encoding", "2:5-2:6")
    assert "0xE9" in problem.message
    assert document.lines.line(2) == "b: é\ufffdt\ufffd"


def test_half_a_utf_16_character_is_an_encoding_problem() -> None:
    assert read(b"\xff\xfea\x00\x00\xd8").problems[0].kind == "encoding"


def test_every_duplicate_is_reported_at_its_own_place_with_the_first() -> None:
    document = read("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\na: 4\n")
    assert document.value == {"a": 4, "b": 2, "c": {"d": 2}}
    places = [(shown(problem.span), shown(problem.related[0][0])) for problem in document.problems]
    assert places == [("3:1-3:2", "1:1-1:2"), ("4:11-4:12", "4:5-4:6"), ("5:1-5:2", "1:1-1:2")]
    assert {problem.related[0][1] for problem in document.problems} == {"first written here"}


def test_keys_that_are_read_alike_are_duplicates() -> None:
    (problem,) = read("on: 1\n'true': 2\n").problems
    assert "('on' is read as 'true')" in problem.message


def test_a_merged_key_may_be_overridden_once() -> None:
    assert read("- &a {k: 1}\n- {<<: *a, k: 2}\n").problems == ()
    assert len(read("- &a {k: 1}\n- {<<: *a, k: 2, k: 3}\n").problems) == 1
