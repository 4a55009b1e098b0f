"""What is mutated: the examples, the rules' own pages and cases, packs grown from the schemas, and published packs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from rules.trial import cases_of, whole
from schema.packs import grown
from shared import SHARED
from sympozium_cli.rules import all_rules
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.target import SPELLINGS, Target
from sympozium_cli.source import load

ROOT = Path(__file__).resolve().parents[2]


@cache
def texts() -> tuple[str, ...]:
    """Every text, in an order that is the same everywhere."""
    return (*_files(ROOT / "examples"), *_rules(), *_files(SHARED / "corpus"))


def examples() -> tuple[str, ...]:
    """The example packs of the project."""
    return tuple(_files(ROOT / "examples"))


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.yaml")):
        yield path.read_text("utf-8")


def _rules() -> Iterator[str]:
    for rule in all_rules():
        for example in rule.examples.values():
            yield whole(example.text, "" if example.target == "any" else example.target)
        for case in cases_of(rule):
            yield whole(case.text, "" if case.target == "any" else case.target)


def value(random: Random) -> Any:
    """What a pack says: a grown one, or one of the texts."""
    if random.random() < 0.4:
        target = Target.parse(random.choice((*SPELLINGS, "main")))
        return grown(resource(target.kind, target.release), random)
    found = [document.value for document in load(random.choice(texts()).encode(), "seed.yaml")]
    return found[0] if found else {}
