"""The size of a document is that of its compact JSON, as Go writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sympozium_cli.lint.faults.object_size import MOST_APPLIED, json_size, size_as_json, too_large
from sympozium_cli.source import load


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        None,
        True,
        False,
        0,
        -1.5,
        "",
        "plain",
        'a "quote", a \\ and a\nline\tbreak',
        "naïve, 日本, 🦜",
        {"a": [1, {"b": None}, "c"], "d": {"e": True, "f": False}},
    ],
)
def test_the_size_is_that_of_the_compact_text(value: Any) -> None:
    assert json_size(value) == len(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def test_go_writes_what_html_could_misread_as_six_bytes() -> None:
    assert json_size("<&>\u2028") == 2 + 4 * 6


def test_what_an_alias_repeats_counts_every_time() -> None:
    (document,) = load(b"a: &a [1, 2]\nb: *a\nc: *a\n", "pack.yaml")
    assert json_size(document.value) == len('{"a":[1,2],"b":[1,2],"c":[1,2]}')
    assert size_as_json(document) == json_size(document.value)


def test_a_short_text_without_anchors_is_not_measured() -> None:
    (document,) = load(b"a: 1\n", "pack.yaml")
    assert size_as_json(document) == 0


def test_a_long_text_is_measured() -> None:
    (document,) = load(b"a: " + b"x" * MOST_APPLIED, "pack.yaml")
    assert size_as_json(document) == len('{"a":""}') + MOST_APPLIED


@pytest.mark.parametrize(("more", "where"), [(0, "spec"), (1, "metadata.annotations")])
def test_annotations_that_are_too_large_by_themselves_are_pointed_at(more: int, where: str) -> None:
    size = MOST_APPLIED - len("keyä".encode()) + more
    assert str(too_large(MOST_APPLIED + 100, {"keyä": "x" * size}).path) == where
