"""No pack passes that its schema refuses: the published JSON Schemas, read by another program, are the oracle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from fuzzing.case import Case, demand
from sympozium_cli.lint import ERROR, WARNING, Linter, LocatedFinding
from sympozium_cli.lint.packs import documents
from sympozium_cli.report.published import of_release
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.dialect import dialect
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document

_OTHER_ERA = frozenset(("legacy-field-personas", "legacy-access-rule-persona"))
_TOO_NEW = "schema-field-newer-than-target"
_STATUS = "object-status-in-manifest"
"""It speaks of the whole status, which is never stored; what is wrong inside of it is no further error."""

_LARGE = 200_000
"""Bytes from which on the oracle would take longer than everything else."""


def check_verdicts(case: Case) -> None:
    """Every pack of a file by itself."""
    if len(case.data) > _LARGE:
        return
    for found in documents(case.data, "oracle.yaml"):
        if found.pack:
            findings = Linter(rules_for, case.chosen).lint(found.document)
            _check_document(found.document, case.chosen, findings)


def _check_document(document: Document, target: Target | None, findings: Sequence[LocatedFinding]) -> None:
    errors = [finding for finding in findings if finding.severity == ERROR]
    if document.value is None:
        demand(errors, "an unreadable pack is valid", document.problems)
        return
    chosen = target or dialect(document.value).target
    value = document.value
    if isinstance(value, dict) and any(finding.rule == _STATUS for finding in findings):
        value = {key: inside for key, inside in value.items() if key != "status"}
    if any(finding.rule in _OTHER_ERA and finding.severity == WARNING for finding in findings):
        value, _ = respelled(value, chosen)
    if not errors:
        tolerated = any(finding.rule == _TOO_NEW for finding in findings)
        complaint = _complaint(value, str(chosen), closed=not tolerated)
        demand(complaint is None, "false valid", complaint)


def _complaint(value: Any, target: str, *, closed: bool) -> str | None:
    try:
        error = next(_validator(target, closed=closed).iter_errors(value), None)
    except RecursionError:
        return None
    return f"{list(error.absolute_path)}: {error.message}" if error else None


@cache
def _validator(target: str, *, closed: bool) -> Draft202012Validator:
    """Of the published schema; one that is not closed takes fields that it does not know."""
    schema = of_release(target)
    return Draft202012Validator(schema if closed else _opened(schema))


def _opened(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_opened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _opened(item) for key, item in schema.items() if not (key == "additionalProperties" and item is False)}
