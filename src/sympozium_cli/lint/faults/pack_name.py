"""Whether a pack has a name at all, and what is wrong with the beginning of one."""

from __future__ import annotations

from typing import Final

from sympozium_cli.api.pack import Metadata
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.scalars import TYPE
from sympozium_cli.source import ROOT
from sympozium_cli.values.names import why_not_dns1123_subdomain

NAME: Final = ROOT / "metadata" / "name"
GENERATE_NAME: Final = ROOT / "metadata" / "generateName"

_LONGEST_BASE: Final = 58
"""Characters that the API server keeps of a beginning; five more are made up (names.SimpleNameGenerator)."""


def has_no_name(subject: Subject) -> bool:
    """Whether a document that was read has neither a name nor a beginning of one; a name of the wrong type is one."""
    metadata = subject.pack.metadata
    if subject.document.value is None or metadata.has("name") or metadata.generate_name:
        return False
    named = {NAME, GENERATE_NAME, NAME.parent}
    return not any(each.kind == TYPE and each.path in named for each in subject.verdict.violations)


def is_generated(metadata: Metadata) -> bool:
    """Whether the API server is to make up the end of the name; an empty name is none."""
    return bool(metadata.generate_name) and not metadata.name


def why_not_name(metadata: Metadata) -> str:
    """What is wrong with the name that is written, in a phrase; empty where nothing is, or where none is needed."""
    if not metadata.has("name") or is_generated(metadata):
        return ""
    return why_not_dns1123_subdomain(metadata.name)


def why_not_beginning(metadata: Metadata) -> str:
    """What is wrong with the beginning of a name, in a phrase; empty where nothing is.

    Source: k8s.io/apimachinery, ValidateObjectMeta. Of a beginning that ends with '-' the last two characters are taken
    for one letter, and then the name that was made of it is looked at.
    """
    begun = metadata.generate_name
    if not begun.isascii():
        return why_not_dns1123_subdomain(begun)
    if not begun:
        return ""
    masked = f"{begun[:-2]}a" if len(begun) > 1 and begun.endswith("-") else begun
    made = f"{begun[:_LONGEST_BASE]}x" if is_generated(metadata) else ""
    return why_not_dns1123_subdomain(masked) or (why_not_dns1123_subdomain(made) if made else "")
