"""Values of the right type that the schema does not take: outside a list of values, or outside of limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.catalog import first_release_of_value
from sympozium_cli.schema.scalars import ENUM, LENGTH, PATTERN, RANGE
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.verdict import Violation
from sympozium_cli.source import ROOT, FieldPath
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest

KIND: Final = ROOT / "kind"
API_VERSION: Final = ROOT / "apiVersion"


def unlisted(subject: Subject) -> Iterator[Violation]:
    """The values that a field's list of values does not have, but for the kind and the API version."""
    for violation in subject.verdict.violations:
        if violation.kind == ENUM and violation.path not in {KIND, API_VERSION}:
            yield violation


def refused_at(subject: Subject, path: FieldPath) -> str | None:
    """The text that is refused at `path`, the kind or the API version of a document; None where it is right."""
    for violation in subject.verdict.violations:
        if violation.kind == ENUM and violation.path == path:
            return str(violation.found)
    return None


def not_listed(subject: Subject, violation: Violation) -> Finding:
    """Which values there are, and which one was probably meant."""
    path, found, values = violation.path, violation.found, violation.expected
    kinds = f"'{path[-1]}' is one of {listed(values, 'or')}"
    since = first_release_of_value(subject.target.kind, path, found)
    if since is not None:
        newer = f"'{found}' needs {since} or newer; checked for {subject.target.release}"
        return Finding(path, newer, remedy=f"in {subject.target.release}, {kinds}")
    finding = Finding(path, f"'{path[-1]}' cannot be '{found}'", remedy=kinds)
    meant = closest(found, values)
    if meant is None:
        return finding
    edit = Replace(written_path(subject.document, path), yaml_text(meant))
    fix = Fix(f"write '{meant}'", (edit,), safe=meant.lower() == found.lower())
    return finding._replace(suggestion=meant, fix=fix)


def out_of_bounds(subject: Subject) -> Iterator[Finding]:
    """The texts of a wrong length or form, and the numbers that are too small or too large."""
    for violation in subject.verdict.violations:
        if violation.kind in {LENGTH, PATTERN, RANGE}:
            yield Finding(violation.path, f"'{violation.path[-1]}' {_bounds(violation)}")


def _bounds(violation: Violation) -> str:
    if violation.kind == PATTERN:
        return f"is '{violation.found}', and must match {violation.expected}"
    assert not isinstance(violation.expected, str)
    least, most = violation.expected
    unit = " characters" if violation.kind == LENGTH else ""
    size = len(violation.found) if unit else violation.found
    limits = [f"at least {least}"] * bool(least) + [f"at most {most}"] * bool(most)
    verb = "has" if unit else "is"
    return f"{verb} {size}{unit}, and must {'have' if unit else 'be'} {listed(limits)}"
