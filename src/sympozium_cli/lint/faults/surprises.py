"""Bare scalars that are accepted, and are not what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Rename, Replace
from sympozium_cli.lint.scalar import quoted
from sympozium_cli.lint.severity import WARNING
from sympozium_cli.lint.subject import Subject
from sympozium_cli.lint.walk import Found
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath, Scalar, surprise

_NUMBER_LIKE: Final = frozenset("0123456789+-.")
_DECIMAL: Final = re.compile(r"[-+]?[0-9][0-9_]*\Z")


def surprises(subject: Subject) -> Iterator[Finding]:
    """The values and keys of the accepted part of a document that are read otherwise than a reader expects."""
    document = subject.document
    faulty = frozenset(written_path(document, each.path) for each in subject.verdict.violations)
    found = Found(document.value, _may_surprise)
    for path in found.keys:
        if not _inside(path, faulty):
            yield from _key(document, path)
    for path, value in found.values:
        if not _inside(path, faulty):
            yield from _value(document, path, value)


def _may_surprise(value: Any) -> bool:
    """A quick look, for most documents have nothing of the kind."""
    if isinstance(value, str):
        return value[:1] in _NUMBER_LIKE or value in {"true", "false"}
    return value is not None and not isinstance(value, bool)


def _inside(path: FieldPath, faulty: frozenset[FieldPath]) -> bool:
    return bool(faulty) and any(FieldPath(path[:length]) in faulty for length in range(len(path) + 1))


def _key(document: Document, path: FieldPath) -> Iterator[Finding]:
    scalar = document.key_scalar(path)
    if scalar is None or scalar.quoted or scalar.tag is not None or scalar.text == path[-1]:
        return
    yield Finding(
        path,
        f"the key '{scalar.text}' is read as '{path[-1]}'",
        effect="what looks for the key as it is written does not find it",
        remedy=f"write {quoted(scalar.text)}",
        fix=Fix("quote the key", (Rename(path, quoted(scalar.text)),), safe=True),
        on_key=True,
        severity=WARNING,
    )


def _value(document: Document, path: FieldPath, value: Any) -> Iterator[Finding]:
    scalar = document.scalar(path)
    found = surprise(scalar, value) if scalar is not None else None
    if scalar is None or found is None:
        return
    if isinstance(value, str):
        yield _other_readers(path, scalar, found.read)
    elif _DECIMAL.match(scalar.text) and int(scalar.text.replace("_", "")) != value:
        yield _other_number(path, scalar, value)


def _other_readers(path: FieldPath, scalar: Scalar, read: str) -> Finding:
    return Finding(
        path,
        f"'{scalar.text}' has no quotes: kubectl reads {read}",
        effect="the pack means something else for other tools than for the cluster",
        remedy=f"write {quoted(scalar.text)}",
        fix=Fix("quote the value", (Replace(path, quoted(scalar.text)),), safe=True),
        severity=WARNING,
    )


def _other_number(path: FieldPath, scalar: Scalar, value: Any) -> Finding:
    return Finding(
        path,
        f"'{scalar.text}' is read as the number {value}",
        effect=f"the API server stores {value}",
        remedy="write the number that is meant, without zeros in front",
        severity=WARNING,
    )
