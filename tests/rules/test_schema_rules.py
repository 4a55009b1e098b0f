"""Whatever the API server says of a document, a rule says it too, once, and at the right place."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.lint import Linter, LocatedFinding, Rule
from sympozium_cli.rules import all_rules
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import NO_DEFAULT, Node
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import ROOT, FieldPath, load

RULES = all_rules()
FIRST_WORD = tuple(rule for rule in RULES if rule.topic in {"file", "schema"})
SCHEMA = resource(NEWEST.kind, NEWEST.release)

PACK: dict[str, Any] = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": NEWEST.kind,
    "metadata": {"name": "demo"},
    "spec": {"agentConfigs": [{"name": "lead", "systemPrompt": "You lead."}]},
}

WRONG = {
    "string": 5,
    "array": 5,
    "object": 5,
    "boolean": "x",
    "integer": "x",
    "number": "x",
    "int-or-string": True,
}


class Fault(NamedTuple):
    """A document with one fault, and which rule must find it where."""

    document: Any
    rule: str
    path: FieldPath


def test_every_field_of_a_wrong_type_is_found_once() -> None:
    assert _misses(_of_wrong_type()) == []


def test_every_value_outside_of_a_list_of_values_is_found_once() -> None:
    assert _misses(_unlisted()) == []


def test_every_missing_field_is_found_once() -> None:
    assert _misses(_missing()) == []


def test_every_unknown_field_is_found_once() -> None:
    assert _misses(_unknown()) == []


def test_every_field_without_a_value_is_found_once() -> None:
    assert _misses(_null()) == []


def test_every_value_outside_of_its_limits_is_found_once() -> None:
    assert _misses(_out_of_bounds()) == []


def test_every_empty_item_is_found_once() -> None:
    assert _misses(_empty_items()) == []


def _misses(faults: Iterator[Fault]) -> list[str]:
    """The faults that were not found, or not once, or not where they are; there must be some to find."""
    all_faults = list(faults)
    assert all_faults
    return [
        f"{fault.path}: {found}"
        for fault in all_faults
        if (found := _found(fault.document)) != [(fault.rule, str(fault.path))]
    ]


def _found(document: Any) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in _lint(json.dumps(document), FIRST_WORD)]


def _lint(text: str, rules: tuple[Rule, ...]) -> list[LocatedFinding]:
    (document,) = load(text.encode(), "pack.yaml")
    return Linter(lambda _: rules, NEWEST).lint(document)


def _of_wrong_type() -> Iterator[Fault]:
    for path, node in _places():
        if node.type != "any":
            rule = "yaml-ambiguous-scalar" if node.type == "string" else "schema-wrong-type"
            yield Fault(_with(path, WRONG[node.type]), rule, path)


def _unlisted() -> Iterator[Fault]:
    for path, node in _places():
        if node.enum:
            yield Fault(_with(path, "qqq"), "schema-invalid-enum", path)


def _missing() -> Iterator[Fault]:
    for path, node in _places():
        for name in node.needed:
            document = _with(path, _smallest(node))
            del _at(document, path)[name]
            yield Fault(document, "schema-missing-required-field", path)


def _unknown() -> Iterator[Fault]:
    for path, node in _places():
        if node.fields and node.values is None:
            yield Fault(_with(path / "qqq", 1), "schema-unknown-field", path / "qqq")


def _null() -> Iterator[Fault]:
    for path, node in _places():
        for name, child in node.fields.items():
            if child.type != "any":
                needed = child.required and child.default is NO_DEFAULT
                rule = "schema-missing-required-field" if needed else "field-null-dropped"
                yield Fault(_with(path / name, None), rule, path / name)


def _out_of_bounds() -> Iterator[Fault]:
    for path, node in _places():
        if node.min_length:
            yield Fault(_with(path, ""), "schema-invalid-value", path)
        if node.pattern:
            yield Fault(_with(path, "?"), "schema-invalid-value", path)
        if node.type == "integer":
            yield Fault(_with(path, 2**63), "schema-invalid-value", path)


def _empty_items() -> Iterator[Fault]:
    for path, node in _places():
        if node.items is not None and node.items.type != "any":
            yield Fault(_with(path, [None]), "schema-wrong-type", path / 0)


def _places() -> list[tuple[FieldPath, Node]]:
    """Every place inside the spec; of the two lists of volumes one is enough."""
    return list(_below(ROOT / "spec", SCHEMA.fields["spec"]))


def _below(path: FieldPath, node: Node) -> Iterator[tuple[FieldPath, Node]]:
    if len(path) > 1:
        yield path, node
    for name, child in node.fields.items():
        if name not in {"channelVolumes", "channelVolumeMounts"}:
            yield from _below(path / name, child)
    if node.items is not None:
        yield from _below(path / 0, node.items)
    if node.values is not None and node.values.type != "any":
        yield from _below(path / "key", node.values)


def _with(path: FieldPath, value: Any) -> Any:
    """The pack with `value` at `path`, and with what has to stand around it."""
    document = copy.deepcopy(PACK)
    here: Any = document
    node = SCHEMA
    for step in path[:-1]:
        node = _child(node, step)
        if here == []:
            here.append(_smallest(node))
        if isinstance(here, dict):
            here.setdefault(step, _smallest(node))
        here = here[step]
    if isinstance(here, list):
        here[:] = [value]
    else:
        here[path[-1]] = value
    return document


def _at(document: Any, path: FieldPath) -> Any:
    for step in path:
        document = document[step]
    return document


def _child(node: Node, step: str | int) -> Node:
    child = node.items if isinstance(step, int) else node.fields.get(step, node.values)
    assert child is not None
    return child


def _smallest(node: Node) -> Any:
    """The least that the API server takes for a place."""
    match node.type:
        case "object":
            return {name: _smallest(node.fields[name]) for name in node.needed}
        case "array":
            return []
        case "string":
            return node.enum[0] if node.enum else "x"
        case "boolean":
            return True
        case _:
            return 1
