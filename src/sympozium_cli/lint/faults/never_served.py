"""Findings about names that upstream's code and pages use and no release serves.

Sources: web/src/lib/api.ts (excludeAgentConfigs), docs/concepts/persistent-memory.md (skillPackRef).
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint.faults.eras import renamed
from sympozium_cli.lint.faults.type_faults import skill_references
from sympozium_cli.lint.faults.unknown_fields import NEVER_SERVED, never_served
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Rename, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import FieldPath

_OLD_WORDS = frozenset(("persona", "personas"))


def unserved(subject: Subject) -> Iterator[Finding]:
    """The unknown fields that stand for another one, or that only the status has."""
    for violation in never_served(subject):
        meant = NEVER_SERVED[violation.path]
        found = Finding(violation.path, f"no release has ever served '{violation.path[-1]}'", on_key=True)
        remedy = f"write spec.{meant}" if meant else "remove it; the status counts the personas"
        found = found._replace(remedy=remedy)
        is_sibling = bool(meant) and "." not in meant
        if is_sibling and not subject.document.has(violation.path.parent / meant):
            found = found._replace(fix=_renaming(violation.path, meant))
        yield found


def keys_of_the_membrane(subject: Subject) -> Iterator[Finding]:
    """The membrane's rules and groups that name personas as the shared memory of v0.9 did; it came in v0.10.8."""
    for key in renamed(subject):
        if key.path[2:3] == ("membrane",) and key.written in _OLD_WORDS:
            message = f"the membrane has never known '{key.written}'; it says '{key.meant}'"
            fix = _renaming(key.path, key.meant)
            yield Finding(key.path, message, remedy=f"write '{key.meant}'", fix=fix, on_key=True)


def references_to_skills(subject: Subject) -> Iterator[Finding]:
    """The skills that are written as references, which is how an Agent lists them."""
    for violation, name in skill_references(subject):
        text = yaml_text(name)
        edit = Replace(written_path(subject.document, violation.path), text)
        fix = Fix(f"write {text}", (edit,), safe=True)
        yield Finding(violation.path, "a skill is a plain name here", remedy=f"write {text}", fix=fix)


def _renaming(path: FieldPath, meant: str) -> Fix:
    return Fix(f"rename it to '{meant}'", (Rename(path, meant),), safe=True)
