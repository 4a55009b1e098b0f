"""What is written as YAML reads as the same value again."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import yaml

from shared import SHARED, needs_shared
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.source import ROOT, load

TEXTS = (
    "",
    " ",
    "plain words",
    "a: b",
    "a #b",
    "#b",
    "- a",
    "y",
    "No",
    "null",
    "~",
    "1.10",
    "010",
    "1e3",
    "0x1f",
    "1:30",
    "2026-01-02",
    "=",
    "<<",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "{a}",
    "[a]",
    "a,b",
    "'a'",
    '"a"',
    "back\\slash",
    "ends:",
    "http://example.com:8080/v1",
    "*/5 * * * *",
    "one\ntwo",
    "one\ntwo\n",
    "one\n\n\n",
    "\n",
    "\n\none",
    "\n one",
    " one\ntwo",
    "one\n  two\n",
    "\tone\ntwo",
    "one \ntwo",
    "one\n \n",
    "one\r\ntwo",
    "bell\x07",
    "\x1b[31m",
    "next\x85line",
    "sep\u2028arator",
    "\ufeffmark",
    "ünï — 漢字 🙂",
    "🙂\nmore\n",
    "---",
    "...",
    "one\n---\ntwo\n",
    "# no comment\nreally\n",
    "? a",
    "a ? b : c",
    "key: |",
    "true ",
)


def _read(text: str) -> Any:
    document = next(iter(load(text.encode(), "test.yaml")))
    assert document.problems == ()
    return document.value


def _agree(value: Any) -> None:
    text = "".join(f"{line}\n" for line in yaml_lines(value))
    assert _read(text) == value, text
    assert yaml.safe_load(text) == value, text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shape", ["value", "key", "item", "nested", "alone"])
def test_a_text_stays_itself(text: str, shape: str) -> None:
    shapes: dict[str, Any] = {
        "value": {"a": text, "b": 1},
        "key": {text: "x"},
        "item": [text, [text], {"a": text}],
        "nested": {"a": [{"b": {"c": text}, "d": [text]}]},
        "alone": text,
    }
    _agree(shapes[shape])


def test_other_values_stay_themselves() -> None:
    _agree({"a": None, "b": True, "c": False, "d": 0, "e": -5, "f": 1.5, "g": {}, "h": [], "i": [{}, [], [[1]]]})


def test_random_values_stay_themselves() -> None:
    rng = random.Random(7)
    for _ in range(400):
        _agree({"root": _value(rng, 4)})


def _value(rng: random.Random, depth: int) -> Any:
    if depth == 0 or rng.random() < 0.3:
        return rng.choice([rng.choice(TEXTS), _noise(rng), rng.randrange(-99, 99), True, False, None, [], {}])
    if rng.random() < 0.5:
        return [_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {rng.choice(TEXTS): _value(rng, depth - 1) for _ in range(rng.randrange(4))}


def _noise(rng: random.Random) -> str:
    alphabet = "ab 1:-#\n\t'\"\\{}[]&*!|>%@,?~é\x85"
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(12)))


def test_keys_are_sorted_and_lists_stand_below_their_key() -> None:
    value = {"b": ["x", {"d": "1", "c": "two\nlines\n"}], "a": {}}
    assert list(yaml_lines(value)) == ["a: {}", "b:", "- x", "- c: |", "    two", "    lines", '  d: "1"']


def test_a_note_is_a_comment_on_the_line_of_its_value() -> None:
    value = {"a": "x", "b": {"c": ["one\ntwo", 3]}}
    notes = {ROOT / "a": "why\nso", ROOT / "b": "all", ROOT / "b" / "c" / 0: "text", ROOT / "b" / "c" / 1: "#3"}
    lines = list(yaml_lines(value, notes))
    assert lines == ["a: x  # why\\nso", "b:  # all", "  c:", "  - |-  # text", "    one", "    two", "  - 3  # #3"]
    assert _read("\n".join(lines)) == value


@needs_shared
def test_recorded_objects_stay_themselves() -> None:
    lines = (SHARED / "golden" / "render-fuzz.jsonl").read_text(encoding="utf-8").splitlines()
    objects = [made for line in lines for made in json.loads(line)["created"]]
    assert len(objects) > 2000
    for made in objects[::7]:
        _agree(made)
