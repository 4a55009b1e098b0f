"""Find the field that a person means by a path such as `ensemble.spec.schedule`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.target import Target
from sympozium_cli.values.similar import closest


class Field(NamedTuple):
    """A field with its path, `spec.agentConfigs[].name`, and as people write it, `spec.agentConfigs.name`."""

    path: str
    spoken: str
    node: Node


class Answer(NamedTuple):
    """The field, or None; and what else could have been meant."""

    field: Field | None
    instead: tuple[str, ...] = ()


def fields(target: Target) -> Iterator[Field]:
    """Every field of the target's pack kind, parents first."""
    yield from _fields("", resource(target.kind, target.release))


def field_of(path: Sequence[str | int], target: Target) -> Field | None:
    """The field that a place in a document is of, such as (…, "agentConfigs", 3, "name"); None if there is none.

    An item or an entry of a map is a field here, too: its path ends in "[]" or "{}".
    """
    node, written = resource(target.kind, target.release), ""
    for step in path:
        if isinstance(step, int):
            child, written = node.items, f"{written}[]"
        elif step in node.fields:
            child, written = node.fields[step], f"{written}.{step}" if written else step
        else:
            child, written = node.values, f"{written}{{}}"
        if child is None:
            return None
        node = child
    return Field(written, _spoken(written), node) if written else None


def inside(field: Field, target: Target) -> list[Field]:
    """The fields one step below `field`; lists and maps are no step."""
    start = f"{field.spoken}."
    below = [each for each in fields(target) if each.spoken.startswith(start)]
    return [each for each in below if "." not in each.spoken.removeprefix(start).removeprefix("NAME.")]


def _spoken(path: str) -> str:
    return path.replace("[]", "").replace("{}", ".NAME")


def _fields(path: str, node: Node) -> Iterator[Field]:
    if path:
        yield Field(path, _spoken(path), node)
    inner, path = _innermost(path, node)
    for name, child in inner.fields.items():
        yield from _fields(f"{path}.{name}" if path else name, child)


def _innermost(path: str, node: Node) -> tuple[Node, str]:
    while node.items is not None or (node.values is not None and not node.fields):
        path, node = (f"{path}[]", node.items) if node.items is not None else (f"{path}{{}}", node.values or node)
    return node, path


def find(words: str, target: Target) -> Answer:
    """The field that `words` name: its whole path, or the end of exactly one path; else the paths that come near.

    `words` is without the kind: "spec.agentConfigs.schedule", "schedule.interval". Old and new spellings are both
    understood.
    """
    wanted = words.replace("[]", "").strip(".")
    known = {field.spoken.replace(".NAME", ""): field for field in fields(target)}
    for key in ("", "personas", "agentConfigs"):
        spelling = wanted.replace(key, target.list_key) if key else wanted
        if spelling in known:
            return Answer(known[spelling])
    return _by_its_end(wanted, known)


def _by_its_end(wanted: str, known: dict[str, Field]) -> Answer:
    tail = wanted.removeprefix("spec.")
    ends = [path for path in known if path.endswith(f".{tail}") and not path.startswith("status.")]
    shallow = [path for path in ends if "olumes." not in path]
    if len(shallow or ends) == 1:
        return Answer(known[(shallow or ends)[0]])
    near = closest(wanted, list(known))
    return Answer(None, tuple((shallow or ends)[:8]) or ((near,) if near else ()))
