"""Removing an item or an entry leaves everything else to the byte."""

from __future__ import annotations

import pytest

from sympozium_cli.lint.removal import removal
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
