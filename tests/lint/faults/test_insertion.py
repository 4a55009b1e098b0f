"""What is put into a text is laid out as its neighbours are."""

from __future__ import annotations

import pytest

from sympozium_cli.lint.faults.insertion import first_entry, in_place_of_item
from sympozium_cli.lint.fix import text_edits
from sympozium_cli.lint.text_edit import TextEdit, edited
from sympozium_cli.source import Document, FieldPath, load

ENTRIES = {
    "a block mapping": ("a:\n  b: 1\n", "a:\n  on: true\n  b: 1\n"),
    "a flow mapping": ("a: {b: 1}\n", "a: {on: true, b: 1}\n"),
    "a flow mapping over several lines": ("a: {\n  b: 1\n}\n", "a: {\n  on: true, b: 1\n}\n"),
    "an empty mapping": ("a: {}\n", "a: {on: true}\n"),
    "JSON": ('{"a": {"b": 1}}\n', '{"a": {"on": true, "b": 1}}\n'),
    "a block mapping below an anchor": ("a: &x\n  b: 1\n", "a: &x\n  on: true\n  b: 1\n"),
    "a flow mapping below an anchor": ("a: &x {b: 1}\n", "a: &x {on: true, b: 1}\n"),
    "a block mapping that ends in a flow mapping": ("a:\n  b: {c: 1}\n", "a:\n  on: true\n  b: {c: 1}\n"),
    "Windows line ends": ("a:\r\n  b: 1\r\n", "a:\r\n  on: true\r\n  b: 1\r\n"),
    "a quoted key in a block": ("a:\n  'b': 1\n", "a:\n  on: true\n  'b': 1\n"),
}

ITEMS = {
    "a block list": ("a:\n- x\n- y\n", "a:\n- p\n- q\n- y\n"),
    "a flow list": ("a: [x, y]\n", "a: [p, q, y]\n"),
    "Windows line ends": ("a:\r\n  - x\r\n", "a:\r\n  - p\r\n  - q\r\n"),
}


def _load(text: str) -> Document:
    (document,) = load(text.encode(), "pack.yaml")
    return document


@pytest.mark.parametrize(("before", "after"), ENTRIES.values(), ids=ENTRIES)
def test_an_entry_comes_first(before: str, after: str) -> None:
    document = _load(before)
    fix = first_entry(document, FieldPath(("a",)), "on", "true")
    assert fix is not None
    assert edited(document.lines, text_edits(fix, document)) == after


def test_a_mapping_whose_first_entry_stands_elsewhere_is_left_alone() -> None:
    document = _load("x: &x {b: 1}\na:\n  <<: *x\n  c: 1\n")
    assert first_entry(document, FieldPath(("a",)), "on", "true") is None


@pytest.mark.parametrize(("before", "after"), ITEMS.values(), ids=ITEMS)
def test_one_item_becomes_several(before: str, after: str) -> None:
    document = _load(before)
    path, text = in_place_of_item(document, FieldPath(("a", 0)), ["p", "q"])
    assert edited(document.lines, [TextEdit(document.span(path), text)]) == after
