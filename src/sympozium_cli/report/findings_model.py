"""The shape of `pack validate -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Literal

from sympozium_cli.report.output_model import Count, Model, Place


class Spanned(Model):
    """A span of text: lines and columns count from 1, columns in characters; the end is exclusive."""

    line: Place
    column: Place
    end_line: Place
    end_column: Place


class Edit(Spanned):
    """Put `text` in the place of the span."""

    text: str


class Fix(Model):
    """Edits that mend the finding; `safe` ones surely keep what the author meant."""

    title: str
    safe: bool
    edits: list[Edit]


class Related(Spanned):
    """A second place that explains the finding."""

    file: str
    message: str


class ObjectName(Model):
    """The object that the finding is about; names that the document does not have are empty."""

    kind: str
    name: str
    namespace: str


class Finding(Spanned):
    """One fault."""

    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    effect: str
    remedy: str
    file: str
    origin: str
    path: str
    object: ObjectName
    related: list[Related]
    fix: Fix | None
    url: str


class Summary(Model):
    """What was looked at and found; the profile left `hidden` findings out, somebody accepted `suppressed` ones."""

    files: Count
    packs: Count
    skipped: Count
    errors: Count
    warnings: Count
    infos: Count
    fixable: Count
    hidden: Count
    suppressed: Count
    unreadable: Count


class Findings(Model):
    """What `sympozium pack validate -o json` prints; findings are sorted by file, line, column and rule."""

    api_version: Literal["sympozium-cli/findings/v1"]
    summary: Summary
    findings: list[Finding]
