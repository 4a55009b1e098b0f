"""Where things stand."""

from __future__ import annotations

import pytest

from source.reading import path, read, shown
from sympozium_cli.source import ROOT, Scalar

TABLE = [
    ("block", "a:\n  b: one\n", ("a", "b"), "2:6-2:9", "2:3-2:4"),
    ("block mapping", "a:\n  b: 1\n  c: 2\n\n# end\nd: 3\n", ("a",), "2:3-3:7", "1:1-1:2"),
    ("block sequence", "a:\n  - x\n  - y\n\nb: 1\n", ("a",), "2:3-3:6", "1:1-1:2"),
    ("sequence without indentation", "a:\n- x\n- y\nb: 1\n", ("a",), "2:1-3:4", "1:1-1:2"),
    ("item", "a:\n- x\n- yy\n", ("a", 1), "3:3-3:5", "3:3-3:5"),
    ("mapping in an item", "- a: 1\n  b: 2\n- c\n", (0,), "1:3-2:7", "1:3-2:7"),
    ("flow", "a: {b: [1, 22]}\n", ("a", "b"), "1:8-1:15", "1:5-1:6"),
    ("flow item", "a: {b: [1, 22]}\n", ("a", "b", 1), "1:12-1:14", "1:12-1:14"),
    ("flow over lines", "a: [1,\n  2\n ]\nb: 1\n", ("a",), "1:4-3:3", "1:1-1:2"),
    ("pair in a flow sequence", "[a: 1, b]\n", (0,), "1:2-1:6", "1:2-1:6"),
    ("empty flow", "a: {}\nb: 1\n", ("a",), "1:4-1:6", "1:1-1:2"),
    ("single quotes", "'k': 'it''s'\n", ("k",), "1:6-1:13", "1:1-1:4"),
    ("double quotes over lines", 'k: "one\n  two"\n', ("k",), "1:4-2:7", "1:1-1:2"),
    ("plain over lines", "k: one\n  two\nl: 1\n", ("k",), "1:4-2:6", "1:1-1:2"),
    ("literal", "k: |\n  one\n  two\n\n# c\nl: 1\n", ("k",), "1:4-3:6", "1:1-1:2"),
    ("folded, kept", "k: >+\n  one\n\n\nl: 1\n", ("k",), "1:4-2:6", "1:1-1:2"),
    ("mapping that ends in a literal", "a:\n  k: |\n    x\n\nb: 1\n", ("a",), "2:3-3:6", "1:1-1:2"),
    ("nothing", "k:\nl: 1\n", ("k",), "1:3-1:3", "1:1-1:2"),
    ("anchor and tag", "k: &a !!str 1\n", ("k",), "1:4-1:14", "1:1-1:2"),
    ("carriage returns", "a: 1\r\nb: two\r\n", ("b",), "2:4-2:7", "2:1-2:2"),
    ("lone carriage returns", "a: 1\rb: two\r", ("b",), "2:4-2:7", "2:1-2:2"),
    ("byte order mark", "\ufeffa: 1\n", ("a",), "1:4-1:5", "1:1-1:2"),
    ("emoji", "'😀': '😀😀' # 😀\n", ("😀",), "1:6-1:10", "1:1-1:4"),
    ("JSON", '{"a": [1,\n {"b": "c"}]}\n', ("a", 1, "b"), "2:8-2:11", "2:3-2:6"),
    ("JSON object", '{"a": {"b": 1}\n}\n', (), "1:1-2:2", "1:1-2:2"),
    ("alias", "a: &x {k: 1}\nb: *x\n", ("b", "k"), "1:11-1:12", "1:8-1:9"),
    ("key of an alias", "a: &x {k: 1}\nb: *x\n", ("b",), "1:4-1:13", "2:1-2:2"),
    ("merge", "a: &x {k: 1}\nb:\n  <<: *x\n", ("b", "k"), "1:11-1:12", "1:8-1:9"),
    ("mapping that ends in an alias", "a: &x {k: 1}\nb:\n  <<: *x\n\nc: 1\n", ("b",), "3:3-3:9", "2:1-2:2"),
    ("the last of two", "a: 1\na: 2\n", ("a",), "2:4-2:5", "2:1-2:2"),
    ("missing", "a:\n  b: 1\n", ("a", "x", 3), "2:3-2:7", "2:3-2:7"),
    ("an index into a mapping", "a: {b: 1}\n", ("a", 0), "1:4-1:10", "1:4-1:10"),
    ("a negative index", "a: [1]\n", ("a", -1), "1:4-1:7", "1:4-1:7"),
]


@pytest.mark.parametrize(("text", "steps", "value", "key"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_value_and_its_key_have_their_place(text: str, steps: tuple[str | int, ...], value: str, key: str) -> None:
    document = read(text)
    assert shown(document.span(path(*steps))) == value
    assert shown(document.key_span(path(*steps))) == key


def test_the_text_of_a_span_is_what_stands_there() -> None:
    document = read("a: 1\r\nb: [x,\r\n  😀]\r\n")
    assert document.text_between(document.span(path("b"))) == "[x,\r\n  😀]"
    assert document.text_between(document.span(path("b", 1))) == "😀"


def test_the_lines_are_those_of_the_file() -> None:
    from sympozium_cli.source import load

    _, second = load("a: 1\r\n---\nb: é\u2028\x85c: 2\n".encode(), "x")
    assert second.lines.count == 5
    assert [second.lines.line(number) for number in range(7)] == ["", "a: 1", "---", "b: é", "", "c: 2", ""]
    assert second.span(path("c")).start == (5, 4)


def test_an_item_can_be_seen_as_a_document() -> None:
    document = read("kind: List\nitems:\n- {a: 1, a: 2}\n- b:\n    c: x\n")
    item = document.within(path("items", 1))
    assert item.value == {"b": {"c": "x"}}
    assert shown(item.span(ROOT)) == "4:3-5:9"
    assert shown(item.span(path("b", "c"))) == "5:8-5:9"
    assert shown(item.span(path("gone"))) == "4:3-5:9"
    assert item.keys(path("b")) == ("c",)
    assert item.source == document.source
    assert item.lines is document.lines
    assert document.problems
    assert document.within(path("items", 0)).problems == ()
    with pytest.raises(KeyError, match="nowhere"):
        document.within(path("nowhere"))


def test_scalars_are_as_their_author_wrote_them() -> None:
    document = read("on: 010\nb: !!str 'x'\nc: |\n  t\nd: \"\\t\"\ne: >-\n  f\ng: []\n")
    assert document.scalar(path("true")) == Scalar("010", quoted=False, style="plain", tag=None)
    assert document.key_scalar(path("true")) == Scalar("on", quoted=False, style="plain", tag=None)
    assert document.scalar(path("b")) == Scalar("x", quoted=True, style="single", tag="tag:yaml.org,2002:str")
    assert document.scalar(path("c")) == Scalar("t\n", quoted=True, style="literal", tag=None)
    assert document.scalar(path("d")) == Scalar("\t", quoted=True, style="double", tag=None)
    assert document.scalar(path("e")) == Scalar("f", quoted=True, style="folded", tag=None)
    assert document.scalar(path("g")) is None
    assert document.scalar(path("h")) is None
    assert document.key_scalar(path("h")) is None


def test_a_document_knows_what_it_spells_out() -> None:
    document = read("b: 1\na:\n  c:\n")
    assert document.has(ROOT)
    assert document.has(path("a", "c"))
    assert not document.has(path("a", "d"))
    assert document.keys(ROOT) == ("b", "a")
    assert document.keys(path("b")) == ()


def test_a_document_that_was_refused_begins_at_its_first_line() -> None:
    document = read("a: @\n")
    assert not document.has(ROOT)
    assert shown(document.span(path("a"))) == "1:1-1:1"
    assert document.key_span(path("a")) == document.span(ROOT)
