"""Mutations of what a pack says, and the ways to write it down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import Any

import yaml

from fuzzing import hostile

Mutation = Callable[[Any, Any, Random], None]

MANY = 10_000
"""A pack of so many values is not changed further: what stands in it many times would soon fill the memory."""

DEEP = 600
"""Deeper than anything is read."""


def mutated(pack: Any, random: Random) -> Any:
    """The pack, changed in place at one to a few places."""
    for _ in range(random.choice((1, 1, 2, 4, 10))):
        places = list(islice(_places(pack), MANY))
        if 0 < len(places) < MANY:
            container, key = random.choice(places)
            random.choice(MUTATIONS)(container, key, random)
    return pack


def written(value: Any, random: Random) -> str:
    """The value as YAML in blocks, as YAML in braces or as JSON."""
    try:
        return _written(value, random)
    except RecursionError:
        return "[" * DEEP + "]" * DEEP


def _written(value: Any, random: Random) -> str:
    style = random.choice(("block", "block", "flow", "mixed", "json", "ascii", "lines"))
    if style in {"json", "ascii", "lines"}:
        return _json(value, style)
    flow = {"block": False, "flow": True, "mixed": None}[style]
    try:
        return str(yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, default_flow_style=flow, width=100))
    except (yaml.YAMLError, UnicodeError):
        return _json(value, "ascii")


def _json(value: Any, style: str) -> str:
    return json.dumps(value, indent=2 if style == "lines" else None, ensure_ascii=style == "ascii")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        entries = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for key, inside in entries:
            yield here, key
            waiting.append(inside)


def _hostile(container: Any, key: Any, random: Random) -> None:
    container[key] = hostile.value(random)


def _fitting(container: Any, key: Any, random: Random) -> None:
    container[key] = hostile.for_key(str(key), random)


def _same_type(container: Any, key: Any, random: Random) -> None:
    if isinstance(container[key], str):
        container[key] = random.choice(hostile.WORDS)
    elif isinstance(container[key], int | float):
        container[key] = random.choice(hostile.NUMBERS)


def _remove(container: Any, key: Any, _random: Random) -> None:
    del container[key]


def _repeat(container: Any, key: Any, random: Random) -> None:
    """The very same object again, so that YAML writes an alias, or a copy of it."""
    inside = container[key]
    if random.random() < 0.5:
        inside = json.loads(json.dumps(inside))
    if isinstance(container, list):
        container.extend([inside] * random.choice((1, 2, 30)))
    else:
        container[random.choice((f"{key}2", str(key).upper(), random.choice(hostile.NAMES)))] = inside


def _rename(container: Any, key: Any, random: Random) -> None:
    if isinstance(container, dict):
        other = (
            random.choice(hostile.NAMES),
            "personas",
            "agentConfigs",
            "persona",
            "agentConfig",
            f"{key}s",
            key[:-1],
        )
        container[random.choice(other)] = container.pop(key)


def _wrap(container: Any, key: Any, random: Random) -> None:
    for _ in range(random.choice((1, 1, 3, 400))):
        container[key] = random.choice(([container[key]], {"a": container[key]}))


def _swap(container: Any, key: Any, random: Random) -> None:
    other = random.choice(list(container) if isinstance(container, dict) else range(len(container)))
    container[key], container[other] = container[other], container[key]


def _unwrap(container: Any, key: Any, _random: Random) -> None:
    inside = container[key]
    if inside and isinstance(inside, list | dict):
        container[key] = next(iter(inside.values() if isinstance(inside, dict) else inside))


MUTATIONS: tuple[Mutation, ...] = (
    _hostile,
    _fitting,
    _fitting,
    _fitting,
    _same_type,
    _same_type,
    _remove,
    _repeat,
    _rename,
    _wrap,
    _swap,
    _unwrap,
)
