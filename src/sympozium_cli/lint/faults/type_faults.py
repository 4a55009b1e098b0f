"""Values of the wrong type: what was read, what the place wants, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sympozium_cli.lint.faults.pack_name import NAME
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import quoted, yaml_text
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.node import NO_DEFAULT, Node
from sympozium_cli.schema.scalars import NULL_ITEM, TYPE
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.verdict import NULL, Violation
from sympozium_cli.source import FieldPath, Scalar

_WORDS: Final = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "int-or-string": "a whole number or text",
}
_WHOLE_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_SHOWN: Final = 40
_WITH_UNIT: Final = {
    "interval": "30m",
    "runTimeout": "30m",
    "timeout": "15m",
    "ttl": "24h",
    "cooldownDuration": "10m",
    "storageSize": "2Gi",
}
"""Fields whose number says nothing without a unit, and how one is written there."""


class Misread(NamedTuple):
    """A bare scalar that was meant as text and read as something else."""

    violation: Violation
    scalar: Scalar


def misread(subject: Subject) -> Iterator[Misread]:
    """The texts that are none because they lack quotes."""
    for violation in _faults(subject):
        scalar = _misread(subject, violation)
        if scalar is not None:
            yield Misread(violation, scalar)


def wrong(subject: Subject) -> Iterator[Violation]:
    """The values of a wrong type that quotes do not mend, without skills that are written as references."""
    for violation in _faults(subject):
        if _misread(subject, violation) is None and skill_reference(violation) is None:
            yield violation


def skill_references(subject: Subject) -> Iterator[tuple[Violation, str]]:
    """The skills that are written as `{skillPackRef: …}`, with the name that each refers to."""
    for violation in _faults(subject):
        name = skill_reference(violation)
        if name is not None:
            yield violation, name


def skill_reference(violation: Violation) -> str | None:
    """The name in a `skillPackRef` where a skill's name belongs."""
    is_skill = violation.expected == "string" and violation.path[-2:-1] == ("skills",)
    name = violation.found.get("skillPackRef") if is_skill and isinstance(violation.found, dict) else None
    return name if isinstance(name, str) else None


def unquoted(subject: Subject, fault: Misread) -> Finding:
    """That a text is read as something else, and how to quote it."""
    path = fault.violation.path
    text = quoted(fault.scalar.text)
    message = f"{_field(path)} wants text, and '{fault.scalar.text}' is read as {read_as(fault.violation.found)}"
    with_unit = _WITH_UNIT.get(str(path[-1])) if isinstance(fault.violation.found, int | float) else None
    if with_unit is not None:
        # In quotes it would be accepted, and then mean something else or nothing at all.
        return Finding(path, message, remedy=f"write it with its unit, such as {with_unit}")
    return Finding(
        path,
        message,
        remedy=f"write {text}",
        fix=Fix("quote the value", (Replace(written_path(subject.document, path), text),), safe=True),
    )


def of_wrong_type(subject: Subject, violation: Violation) -> Finding:
    """What the place wants and what is there, with a fix where the value is right and only its form is not."""
    path = violation.path
    wanted = _WORDS[str(violation.expected)]
    found = Finding(path, f"{_field(path)} wants {wanted}, and this is {read_as(violation.found)}")
    text = _right_form(violation)
    if text is None:
        return found
    edit = Replace(written_path(subject.document, path), text)
    return found._replace(remedy=f"write {text}", fix=Fix(f"write {text}", (edit,), safe=not _has_parts(text)))


def read_as(value: Any) -> str:
    """A value in words: "the number 7", "the text 'a'", "a list"."""
    match value:
        case None:
            return "empty"
        case bool():
            return f"the boolean {'true' if value else 'false'}"
        case str():
            return f"the text '{value}'" if len(value) <= _SHOWN and "\n" not in value else "a text"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return f"the number {value}"


def dropped(subject: Subject) -> Iterator[Violation]:
    """The fields without a value that are dropped for it; a pack without a name is refused instead."""
    for violation in subject.verdict.violations:
        if violation.kind == NULL and violation.path not in {NAME, NAME.parent}:
            yield violation


def without_value(violation: Violation) -> Finding:
    """That a field has no value, and what the API server makes of that."""
    default = violation.node.default if violation.node else NO_DEFAULT
    effect = ""
    if default is not NO_DEFAULT:
        effect = f"the API server drops it and fills in its default, {str(default).lower()}"
    message = f"'{violation.path[-1]}' has no value"
    return Finding(violation.path, message, effect, remedy="give it a value, or remove it", on_key=True)


def _faults(subject: Subject) -> Iterator[Violation]:
    """What has the wrong type, in a document that was read."""
    for violation in subject.verdict.violations:
        if violation.kind in {TYPE, NULL_ITEM} and violation.path:
            yield violation


def _misread(subject: Subject, violation: Violation) -> Scalar | None:
    if violation.expected != "string" or violation.found is None:
        return None
    scalar = subject.document.scalar(written_path(subject.document, violation.path))
    return scalar if scalar is not None and not scalar.quoted and scalar.tag is None else None


def _field(path: FieldPath) -> str:
    """The field that a value belongs to; of an item of a list, the list's."""
    names = [step for step in path if isinstance(step, str)]
    return f"an item of '{names[-1]}'" if isinstance(path[-1], int) else f"'{names[-1]}'"


def _right_form(violation: Violation) -> str | None:
    node, found = violation.node, violation.found
    if node is None:
        return None
    if node.type == "array" and _fits(node.items, found):
        return f"[{yaml_text(found) if isinstance(found, str) else str(found).lower()}]"
    if not isinstance(found, str):
        return None
    is_flag = node.type == "boolean" and found in {"true", "false"}
    is_number = node.type == "integer" and _WHOLE_NUMBER.match(found) is not None
    return found if is_flag or is_number else None


def _fits(items: Node | None, value: Any) -> bool:
    if items is None or items.type not in {"string", "integer", "boolean"}:
        return False
    return isinstance(value, {"string": str, "integer": int, "boolean": bool}[items.type])


def _has_parts(text: str) -> bool:
    """Whether a list of one text may have been meant as several."""
    return any(mark in text for mark in (",", " ", ";"))
