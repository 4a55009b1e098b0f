"""Random values, written in many ways, are read back equal, and every span holds its value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import yaml

from source.reading import read
from sympozium_cli.source import ROOT, FieldPath

TEXTS = ["", "a", "on", "010", "1:30", "a: b", "# c", "tab\there", "line\nline", " edge ", "é😀", "'", '"', "- x", "\\"]


def invented(random: Random, depth: int) -> Any:
    kind = random.randrange(8 if depth else 6)
    if kind >= 6:
        size = random.randrange(4)
        if kind == 6:
            return [invented(random, depth - 1) for _ in range(size)]
        return {random.choice(TEXTS) + str(n): invented(random, depth - 1) for n in range(size)}
    choices: list[Any] = [random.choice(TEXTS), random.randint(-99, 99), random.random(), True, False, None]
    return choices[kind]


def scalars(value: Any, here: FieldPath = ROOT) -> Iterator[tuple[FieldPath, Any]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from scalars(child, here / key)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from scalars(child, here / index)
    else:
        yield here, value


def written(value: Any, random: Random) -> str:
    if random.random() < 0.4:
        return json.dumps(value, indent=random.choice([None, 1, "\t"]), ensure_ascii=random.random() < 0.5)
    return yaml.safe_dump(
        value,
        default_flow_style=random.choice([True, False, None]),
        default_style=random.choice([None, None, "'", '"', "|", ">"]),
        indent=random.choice([2, 4]),
        width=random.choice([20, 80]),
        allow_unicode=random.random() < 0.5,
        line_break=random.choice(["\n", "\r\n"]),
    )


def read_again(text: str, column: int, *, json_like: bool) -> Any:
    """What a piece of a text is by itself; a piece of YAML over several lines needs its column."""
    frame = f'{{"v": {text}}}' if json_like else f"v:\n{' ' * column}{text}\n"
    return read(frame).value["v"]


@pytest.mark.parametrize("seed", range(300))
def test_what_was_written_is_read_and_found_again(seed: int) -> None:
    random = Random(seed)
    value = {"root": invented(random, 4)}
    document = read(written(value, random))
    assert document.problems == ()
    assert document.value == value
    for path, scalar in scalars(value):
        span = document.span(path)
        again = read_again(document.text_between(span), span.start.column, json_like=document.lines.text[0] == "{")
        assert again == scalar, path
