"""Which part of a picture the path of a finding leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sympozium_cli.diagram.picture import Mark

EDGE = "relationships"
PERSONA = "personas"
STIMULUS = "stimulus"
MEMORY = "sharedMemory"
PACK = "pack"

Anchor = tuple[str, int]
"""A part, and its position in the author's list; 0 for what there is but one of."""

_LISTED = re.compile(r"spec\.(relationships|agentConfigs|personas)\[([0-9]+)\]")
_SINGLE = re.compile(r"spec\.(stimulus|sharedMemory)(?![A-Za-z0-9_-])")


def anchor(path: str) -> Anchor:
    """The part that `path`, such as `spec.relationships[0].target`, lies in; the pack for what is not drawn."""
    listed = _LISTED.match(path)
    if listed:
        return (EDGE if listed[1] == EDGE else PERSONA), int(listed[2])
    single = _SINGLE.match(path)
    return (single[1] if single else PACK), 0


def marks_by_anchor(faults: Iterable[tuple[str, str]]) -> dict[Anchor, tuple[Mark, ...]]:
    """The marks of every part.

    Args:
        faults: path and severity of each, in the order in which they are numbered.
    """
    marks: dict[Anchor, tuple[Mark, ...]] = {}
    for number, (path, severity) in enumerate(faults, 1):
        part = anchor(path)
        marks[part] = (*marks.get(part, ()), Mark(number, severity))
    return marks
