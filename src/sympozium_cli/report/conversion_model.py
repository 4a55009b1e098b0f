"""The shape of `pack convert -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Literal

from sympozium_cli.report.findings_model import Finding, ObjectName, Spanned
from sympozium_cli.report.output_model import Model, Place


class Note(Spanned):
    """Something that the old release understood otherwise; `keep` is what to write so that it stays as it was."""

    topic: str
    path: str
    was: str
    now: str
    keep: str


class Pack(Model):
    """One pack; the place is that of its first old word.

    `words` are the words of other eras that stand in it. `comparedWith` is the release that it ran on, and `assumed`
    says that nobody has named it. `refusals` are the findings for which the result would not work; their places are
    those of the converted text.
    """

    object: ObjectName
    line: Place
    column: Place
    changed: bool
    words: list[str]
    compared_with: str | None
    assumed: bool
    notes: list[Note]
    refusals: list[Finding]


class File(Model):
    """One file, and whether its text changes."""

    file: str
    changed: bool
    packs: list[Pack]


class Conversion(Model):
    """What `sympozium pack convert -o json` prints."""

    api_version: Literal["sympozium-cli/convert/v1"]
    target: str
    files: list[File]
