"""What the parts take, inside one process: the reader, the schema and the rules, each beside another way."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any, NamedTuple

from benchmarks.measure import Usage, turns
from benchmarks.packs import pack
from benchmarks.programs import SCHEMA

_PACKS = 20

Work = Callable[[], object]


class Inside(NamedTuple):
    """Two ways of doing the same to the same packs.

    Args:
        ours: our way.
        peer: how tables call the other.
        theirs: the other way.
        goal: the largest ratio that is good enough; None where there is nothing to reach.
        amount: bytes that one call reads; 0 where that makes no sense.
    """

    ours: Work
    peer: str
    theirs: Work
    goal: float | None = None
    amount: int = 0


def reading() -> Inside:
    """Our reader, which keeps the place of every value, beside PyYAML's nodes, which do too."""
    import yaml

    from sympozium_cli.source import load

    texts = _texts()
    return Inside(
        lambda: [list(load(text, "pack.yaml")) for text in texts],
        "yaml.CSafeLoader, compose",
        lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts],
        goal=0.91,
        amount=sum(map(len, texts)),
    )


def judging() -> Inside:
    """Our verdict beside a jsonschema validator that is made once and kept."""
    from jsonschema import Draft202012Validator

    from sympozium_cli.schema.catalog import resource
    from sympozium_cli.schema.target import NEWEST
    from sympozium_cli.schema.verdict import verdict

    root = resource(NEWEST.kind, NEWEST.release)
    with open(SCHEMA, encoding="utf-8") as file:
        validator = Draft202012Validator(json.load(file))
    values = [document.value for document in _documents()]
    return Inside(
        lambda: [verdict(value, root) for value in values],
        "jsonschema, reused",
        lambda: [list(validator.iter_errors(value)) for value in values],
        goal=0.03,
    )


def linting() -> Inside:
    """All that is done with a pack once it is read, beside reading it."""
    from sympozium_cli.lint import Linter
    from sympozium_cli.rules import rules_for
    from sympozium_cli.source import load

    texts, documents = _texts(), _documents()
    return Inside(
        lambda: list(map(Linter(rules_for).lint, documents)),
        "reading the same packs",
        lambda: [list(load(text, "pack.yaml")) for text in texts],
    )


INSIDE: dict[str, Callable[[], Inside]] = {
    "inside.read": reading,
    "inside.schema": judging,
    "inside.lint": linting,
}
"""How every comparison inside a process is made, by name."""


def timed(ways: Sequence[Work], rounds: int) -> list[list[Usage]]:
    """CPU seconds of every round of every way, in turns as for commands, after one round to warm up."""
    usages: list[list[Usage]] = [[] for _ in ways]
    for way in ways:
        way()
    for index in turns([rounds] * len(ways), rounds):
        seconds = _seconds(ways[index])
        usages[index].append(Usage(seconds, seconds, 0))
    return usages


def _seconds(way: Work) -> float:
    gc.collect()
    start = process_time()
    way()
    return process_time() - start


def _texts() -> list[bytes]:
    return [pack(number).encode() for number in range(_PACKS)]


def _documents() -> list[Any]:
    from sympozium_cli.source import load

    return [document for text in _texts() for document in load(text, "pack.yaml")]
