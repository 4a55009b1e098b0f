"""What can stand where somebody types: fields, the words of enums, personas, and the names that upstream knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sympozium_cli.api.pack import STIMULUS
from sympozium_cli.editor.gap import FILLER, Gap, gap_at
from sympozium_cli.editor.names import PERSONA, definitions
from sympozium_cli.editor.reading import Reading, meant
from sympozium_cli.editor.text import Point, Range
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.lint.vocabulary.channels import CHANNELS
from sympozium_cli.lint.vocabulary.providers import WITH_ADDRESS
from sympozium_cli.lint.vocabulary.skills import BUILT_IN, KIND
from sympozium_cli.lint.vocabulary.tools import known_tools
from sympozium_cli.report.field import type_name
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.descriptions import description
from sympozium_cli.schema.field_search import Field, field_of
from sympozium_cli.schema.node import Node

FIELD: Final = "field"
VALUE: Final = "value"
REFERENCE: Final = "reference"

_SPEC = "spec.agentConfigs[]."
_MEMBRANE = "spec.sharedMemory.membrane."


class Proposal(NamedTuple):
    """Something to write.

    Args:
        kind: FIELD, VALUE or REFERENCE.
        label: what it is called.
        detail: what it is, in a few words.
        page: what it means, in Markdown.
        text: what to write.
        range: in the place of what.
        rank: the smaller, the likelier.
    """

    kind: str
    label: str
    detail: str
    page: str
    text: str
    range: Range
    rank: int = 1


def completion(reading: Reading, point: Point) -> list[Proposal]:
    """What can stand at a point, the likeliest first; nothing outside of packs."""
    gap = gap_at(reading, point)
    if gap is None:
        return []
    return list(_fields(gap) if gap.on_key else _values(gap))


def _fields(gap: Gap) -> Iterator[Proposal]:
    subject = gap.subject
    path = meant(subject, gap.path)
    field = (
        field_of(path, subject.target) if path else Field("", "", resource(subject.target.kind, subject.target.release))
    )
    known = field.node.fields if field is not None else {}
    there = {meant(subject, gap.path / key)[-1] for key in gap.keys if key != gap.word}
    for name, node in known.items():
        where = f"{field.path}.{name}" if field is not None and field.path else name
        if name not in there and where != "status":
            yield _field(gap, name, node, where)


def _field(gap: Gap, name: str, node: Node, path: str) -> Proposal:
    words = description(path)
    holds_more = bool(node.fields or node.items is not None or node.values is not None)
    ending = "" if gap.has_colon else ":" if holds_more else ": "
    detail = f"{type_name(node)}, required" if node.required else type_name(node)
    page = "\n\n".join(filter(None, (words.text, words.effect))) if words is not None else ""
    return Proposal(FIELD, name, detail, page, name + ending, gap.range, 0 if node.required else 1)


def _values(gap: Gap) -> Iterator[Proposal]:
    field = field_of(meant(gap.subject, gap.path), gap.subject.target)
    if field is None:
        return
    names = _NAMES.get(field.path.replace("personas[]", "agentConfigs[]").replace("].persona", "].agentConfig"))
    if names is not None:
        yield from _references(gap, names(gap))
    meanings = dict(words.values) if (words := description(field.path)) is not None else {}
    options = field.node.enum or (("true", "false") if field.node.type == "boolean" else ())
    for word in options:
        default = "default" if str(field.node.default).lower() == word.lower() else ""
        text = word if field.node.type == "boolean" else yaml_text(word)
        yield Proposal(VALUE, word, default, meanings.get(word, ""), text, gap.range)


def _references(gap: Gap, names: Iterable[tuple[str, str]]) -> Iterator[Proposal]:
    for name, what in names:
        if name != FILLER:
            yield Proposal(REFERENCE, name, what, "", yaml_text(name), gap.range)


Names = Callable[[Gap], Iterable[tuple[str, str]]]
"""Gives names and what each of them is."""


def _personas(gap: Gap) -> Iterator[tuple[str, str]]:
    shown = {persona.name: persona.display_name for persona in gap.subject.pack.personas}
    for one in definitions(gap.subject, PERSONA):
        yield one.name, f"persona {shown.get(one.name, '')}".rstrip()


def _sources(gap: Gap) -> Iterator[tuple[str, str]]:
    """The stimulus is the source of edges of its own type alone."""
    type_of_edge = _beside(gap, "type")
    if type_of_edge in ("", STIMULUS):
        yield from ((one.name, STIMULUS) for one in definitions(gap.subject, STIMULUS))
    if type_of_edge != STIMULUS:
        yield from _personas(gap)


def _beside(gap: Gap, key: str) -> str:
    """The text of another key of the mapping that the gap's value stands in."""
    scalar = gap.subject.document.scalar(gap.path.parent / key)
    return scalar.text if scalar is not None else ""


def _others(names: Names) -> Names:
    """The names without those that the same list has already."""

    def fresh(gap: Gap) -> Iterator[tuple[str, str]]:
        document = gap.subject.document
        count = len(document.within(gap.path.parent).value) if document.has(gap.path.parent) else 0
        there = {scalar.text for index in range(count) if (scalar := document.scalar(gap.path.parent / index))}
        return (each for each in names(gap) if each[0] not in there)

    return fresh


def _skills(gap: Gap) -> Iterator[tuple[str, str]]:
    release = gap.subject.target.release
    yield from ((name, "built-in skill") for name, skill in BUILT_IN.items() if release >= skill.since)
    yield from ((name, "SkillPack") for kind, name in sorted(gap.subject.pack.universe) if kind == KIND)


def _tools(gap: Gap) -> Iterator[tuple[str, str]]:
    return ((tool, "tool") for tool in known_tools(gap.subject.target.release))


def _channels(_: Gap) -> Iterator[tuple[str, str]]:
    return ((channel, "channel") for channel in CHANNELS)


def _providers(_: Gap) -> Iterator[tuple[str, str]]:
    return ((provider, "provider") for provider in sorted(WITH_ADDRESS))


_NAMES: Final[Mapping[str, Names]] = {
    "spec.relationships[].source": _sources,
    "spec.relationships[].target": _personas,
    "spec.excludePersonas[]": _others(_personas),
    "spec.sharedMemory.accessRules[].agentConfig": _personas,
    f"{_MEMBRANE}permeability[].agentConfig": _personas,
    f"{_MEMBRANE}trustGroups[].agentConfigs[]": _others(_personas),
    f"{_SPEC}skills[]": _others(_skills),
    f"{_SPEC}channels[]": _others(_channels),
    f"{_SPEC}toolPolicy.allow[]": _others(_tools),
    f"{_SPEC}toolPolicy.deny[]": _others(_tools),
    f"{_SPEC}provider": _providers,
    "spec.authRefs[].provider": _providers,
}
