"""One module per rule, one folder per topic; adding a rule is adding a file.

Nothing is imported until it is asked for. Which topics concern a pack, and which rules a topic has, stands in
`rules.index`, which is generated from the folders, so that a check imports only the topics that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.subject import Subject
from sympozium_cli.rules.index import TOPICS
from sympozium_cli.schema.target import Era

CLUSTER_TOPIC = "cluster"


def rules_for(subject: Subject) -> Iterator[Rule]:
    """The rules of every topic that speaks of something the document has."""
    present = _parts(subject)
    for topic, (parts, names) in TOPICS.items():
        if "*" in parts or not present.isdisjoint(parts):
            for name in names:
                yield load(topic, name)


def ignore_rules() -> tuple[Rule, ...]:
    """The rules about the findings that an author has accepted."""
    return tuple(load("ignores", name) for name in TOPICS["ignores"][1])


def cluster_rules() -> tuple[Rule, ...]:
    """The rules about what a pack meets in a cluster."""
    return tuple(load(CLUSTER_TOPIC, name) for name in TOPICS[CLUSTER_TOPIC][1])


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by topic and name."""
    return tuple(load(topic, name) for topic, (_, names) in TOPICS.items() for name in names)


def rule_names() -> tuple[str, ...]:
    """The name of every rule; imports none of them."""
    return tuple(name for _, names in TOPICS.values() for name in names)


def rule_named(name: str) -> Rule | None:
    """The rule of that name, or None."""
    return next((load(topic, name) for topic, (_, names) in TOPICS.items() if name in names), None)


@cache
def load(topic: str, name: str) -> Rule:
    """The rule that the module of that topic and name defines."""
    found = import_module(f"{__name__}.{topic}.{name.replace('-', '_')}").check
    assert isinstance(found, Rule)
    return found


def _parts(subject: Subject) -> frozenset[str]:
    """What the document has, in the words of the topics' PARTS.

    These are `spec.KEY` and `persona.KEY`; and `violation`, `renamed`, `old-era` and `no-personas` for what the API
    server and the era say of it.
    """
    spec = subject.pack.spec
    true_of_it = {
        "violation": bool(subject.verdict.violations),
        "renamed": bool(subject.renamed),
        "old-era": subject.target.era != Era.V0_10,
        "no-personas": not spec.personas,
    }
    return frozenset(
        (
            *(f"spec.{key}" for key in spec.value),
            *(f"persona.{key}" for persona in spec.personas for key in persona.value),
            *(word for word, holds in true_of_it.items() if holds),
        )
    )
