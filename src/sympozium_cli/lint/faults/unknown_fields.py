"""Why a field is unknown: never served by any release, too new for the target, or simply not a field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sympozium_cli.lint.faults.eras import is_list_key, is_rule_key
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Rename
from sympozium_cli.lint.subject import Subject
from sympozium_cli.lint.vocabulary.fields import ELSEWHERE
from sympozium_cli.schema.catalog import first_release, resource
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.schema.verdict import MISSING, UNKNOWN, Violation
from sympozium_cli.source import ROOT, FieldPath
from sympozium_cli.values.release import MAIN, Release
from sympozium_cli.values.similar import closest

NEVER_SERVED: Final = {
    ROOT / "spec" / "excludeAgentConfigs": "excludePersonas",
    ROOT / "spec" / "excludeAgents": "excludePersonas",
    ROOT / "spec" / "membrane": "sharedMemory.membrane",
    ROOT / "spec" / "agentConfigCount": "",
    ROOT / "spec" / "installedAgentConfigs": "",
}
"""Names that stand in upstream's code or pages and in no schema, with the field that is meant, if there is one."""


class Newer(NamedTuple):
    """A field that a later release than the target serves."""

    violation: Violation
    since: Release


def strays(subject: Subject) -> Iterator[Violation]:
    """The unknown fields that no release has at their place, and for which no other rule speaks."""
    for violation in _unknown(subject):
        if violation.path not in NEVER_SERVED and served_since(subject, violation) is None:
            yield violation


def never_served(subject: Subject) -> Iterator[Violation]:
    """The unknown fields whose names come from upstream's code."""
    return (violation for violation in _unknown(subject) if violation.path in NEVER_SERVED)


def newer(subject: Subject) -> Iterator[Newer]:
    """The unknown fields that a later release than the target serves."""
    for violation in _unknown(subject):
        since = served_since(subject, violation)
        if since is not None:
            yield Newer(violation, since)


def served_since(subject: Subject, violation: Violation) -> Release | None:
    """The first release that serves the field of an unknown field's path; None if none ever did."""
    path = _current(violation.path)
    return first_release(subject.target.kind, path) or first_release(NEWEST.kind, path)


def needs(since: Release) -> str:
    """Since when something is there, as the end of a sentence about it."""
    return "is in no release yet, only on main" if since == MAIN else f"needs {since} or newer"


def stray(subject: Subject, violation: Violation) -> Finding:
    """That there is no such field, with what was probably meant or where the field belongs."""
    document = subject.document
    path = written_path(document, violation.path)
    key = str(path[-1])
    scalar = document.key_scalar(path)
    written = scalar.text if scalar else key
    reading = "" if written == key else f" (kubectl reads the key as '{key}')"
    found = Finding(violation.path, f"there is no field '{written}' here{reading}", on_key=True)
    meant = _meant(violation)
    if meant is None:
        return found._replace(remedy=_where_it_belongs(subject, key))
    if document.has(path.parent / meant):
        return found._replace(suggestion=meant, suggested_at=path.parent / meant)
    return found._replace(suggestion=meant, fix=Fix(f"rename it to '{meant}'", (Rename(path, meant),)))


def is_misspelt(subject: Subject, path: FieldPath) -> bool:
    """Whether there is an unknown field that surely stands for the one at `path`."""
    return any(violation.path.parent == path.parent and _meant(violation) == path[-1] for violation in strays(subject))


def missing(subject: Subject) -> Iterator[Violation]:
    """The required fields that are missing, and not merely misspelt, of which another rule speaks."""
    absent = [violation for violation in subject.verdict.violations if violation.kind == MISSING]
    misspelt = {(stray.path.parent, _meant(stray)) for stray in strays(subject)} if absent else set()
    for violation in absent:
        if (violation.path.parent, violation.path[-1]) not in misspelt:
            yield violation


def _meant(violation: Violation) -> str | None:
    """The field at the same place that the unknown one surely stands for."""
    word = str(violation.path[-1])
    elsewhere = ELSEWHERE.get(word)
    return elsewhere if elsewhere in violation.expected else closest(word, violation.expected)


def _unknown(subject: Subject) -> Iterator[Violation]:
    """Without what is inside a value of the wrong type, inside the status, or of another era."""
    for violation in subject.verdict.violations:
        path = violation.path
        judged = violation.kind == UNKNOWN and violation.node is not None and path[0] != "status"
        if judged and not is_list_key(path) and not is_rule_key(path):
            yield violation


def _current(path: FieldPath) -> FieldPath:
    """The path in the words of the newest release."""
    if path[:2] == ("spec", "personas"):
        return FieldPath(("spec", NEWEST.list_key, *path[2:]))
    return path


def _where_it_belongs(subject: Subject, key: str) -> str:
    """Where else a field of that name is, if that is one place."""
    spec = resource(subject.target.kind, subject.target.release).fields["spec"]
    places = list(_places(spec, "spec"))
    meant = closest(key, [name for _, name in places])
    owners = [owner for owner, name in places if name == meant]
    return f"'{meant}' is a field of {owners[0]}" if len(owners) == 1 else ""


def _places(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """Every named field, as the path of its owner and its name."""
    for name, child in node.fields.items():
        yield path, name
        yield from _places(child, f"{path}.{name}")
    if node.items is not None:
        yield from _places(node.items, f"{path}[]")
