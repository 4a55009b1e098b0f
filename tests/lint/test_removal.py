"""Removing an item or an entry leaves everything else to the byte."""

from __future__ import annotations

import pytest

from sympozium_cli.lint.removal import removal, removals
from sympozium_cli.lint.text_edit import edited
from sympozium_cli.source import FieldPath, load

CASES = {
    "an item of a block list": ("a:\n  - x # keep?\n  - y\n", ("a", 0), "a:\n  - y\n"),
    "the last item of a block list": ("a:\n  - x\n  - y\nb: 1\n", ("a", 1), "a:\n  - x\nb: 1\n"),
    "a mapping in a block list": ("a:\n  - k: 1\n    l: 2\n  - k: 3\n", ("a", 0), "a:\n  - k: 3\n"),
    "a block scalar": ("a: |\n  one\n  two\nb: 1\n", ("a",), "b: 1\n"),
    "an entry of a block mapping": ("a: 1\nb: {x: 1}\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    "the first item of a flow list": ("a: [x, y, z]\n", ("a", 0), "a: [y, z]\n"),
    "an item within a flow list": ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
    "the last item of a flow list": ("a: [x, y,  z ]\n", ("a", 2), "a: [x, y ]\n"),
    "an entry of a flow mapping": ("a: {x: 1, z: 2}\n", ("a", "x"), "a: {z: 2}\n"),
    "the last entry of a flow mapping": ("a: {x: 1, z: 2}\n", ("a", "z"), "a: {x: 1}\n"),
    "a flow mapping in a block list": ("a:\n  - {k: 1}\n  - {k: 2}\n", ("a", 1), "a:\n  - {k: 1}\n"),
    "an item of a flow list over several lines": ("a: [\n  x,\n  y\n]\n", ("a", 1), "a: [\n  x\n]\n"),
    "the first item of a flow list over several lines": ("a: [\n  x,\n  y\n]\n", ("a", 0), "a: [\n  y\n]\n"),
    "an item that shares its line with the next": ("a: [\n  x, y,\n  z\n]\n", ("a", 0), "a: [\n  y,\n  z\n]\n"),
    "an item with a comment behind it": ("a: [\n  x, # why\n  y\n]\n", ("a", 0), "a: [\n  # why\n  y\n]\n"),
    "an entry in JSON": ('{"a": 1, "b": [1, 2]}', ("b", 0), '{"a": 1, "b": [2]}'),
    "Windows line ends": ("a:\r\n  - x\r\n  - y\r\n", ("a", 0), "a:\r\n  - y\r\n"),
    "below an anchor": ("a: &l [x, y]\nb: *l\n", ("a", 0), "a: &l [y]\nb: *l\n"),
    "no line end at the end": ("a: 1\nb: 2", ("b",), "a: 1\n"),
}

REFUSED = {
    "the only item": ("a: [x]\n", ("a", 0)),
    "the only entry": ("a: {b: 1}\n", ("a", "b")),
    "an entry that shares the line of its dash": ("a:\n  - k: 1\n    l: 2\n", ("a", 0, "k")),
    "an item of a list within a list": ("a:\n  - - x\n    - y\n", ("a", 0, 0)),
    "the document": ("a: 1\n", ()),
}


@pytest.mark.parametrize(("before", "path", "after"), CASES.values(), ids=CASES)
def test_what_is_removed_and_nothing_else(before: str, path: tuple[str | int, ...], after: str) -> None:
    document = next(load(before.encode(), "test"))
    edit = removal(document, FieldPath(path))
    assert edit is not None
    assert edited(document.lines, [edit]) == after


@pytest.mark.parametrize(("text", "path"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_removed_alone_stays(text: str, path: tuple[str | int, ...]) -> None:
    assert removal(next(load(text.encode(), "test")), FieldPath(path)) is None


SEVERAL = {
    "neighbours in front": ("{a: 1, b: 2, c: 3}\n", "ab", "{c: 3}\n"),
    "neighbours at the end": ("{a: 1, b: 2, c: 3}\n", "bc", "{a: 1}\n"),
    "on both sides": ("{a: 1, b: 2, c: 3}\n", "ac", "{b: 2}\n"),
    "apart": ("{a: 1, b: 2, c: 3, d: 4, e: 5}\n", "bd", "{a: 1, c: 3, e: 5}\n"),
    "over several lines": ('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n', "ab", '{\n  "c": 3\n}\n'),
    "in a block": ("a: 1\nb:\n- 2\n# three\nc: 3\nd: 4\n", "bd", "a: 1\n# three\nc: 3\n"),
    "all of them": ("{a: 1, b: 2}\n", "ab", "{a: 1, b: 2}\n"),
    "none that is there": ("{a: 1, b: 2}\n", "xy", "{a: 1, b: 2}\n"),
    "none": ("{a: 1}\n", "", "{a: 1}\n"),
}


@pytest.mark.parametrize(("before", "keys", "after"), SEVERAL.values(), ids=SEVERAL)
def test_several_entries_of_a_mapping_go_together(before: str, keys: str, after: str) -> None:
    document = next(load(before.encode(), "test"))
    edits = removals(document, [FieldPath((key,)) for key in keys])
    assert edited(document.lines, edits.values()) == after
