"""The packs in a text that somebody is editing."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.editor.text import UTF_16, EditorText
from sympozium_cli.lint.packs import documents, may_hold_packs
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.lint.universe import NOTHING, Defined
from sympozium_cli.schema.target import Target
from sympozium_cli.source import ROOT, FieldPath, Position

MAX_CHARACTERS = 1_500_000
"""An API server stores no object that is larger; what is, gets no answers while somebody types in it."""


class Reading(NamedTuple):
    """What stands in a text.

    Args:
        text: the text.
        packs: the packs that could be read, in their order.
        remembered: what the packs that cannot be read now were when they last could be; only their values count, for
            everything stands elsewhere by now.
        target: the release that was asked for; None lets every document's dialect decide.
        universe: kind and name of what is defined around the file.
    """

    text: EditorText
    packs: tuple[Subject, ...] = ()
    remembered: tuple[Subject, ...] = ()
    target: Target | None = None
    universe: Defined = NOTHING


class Spot(NamedTuple):
    """A place in a pack: the path in the words of the file, and whether it is the key that is meant."""

    subject: Subject
    path: FieldPath
    on_key: bool


def read(
    written: str,
    target: Target | None = None,
    units: str = UTF_16,
    universe: Defined = NOTHING,
    before: Reading | None = None,
) -> Reading:
    """What stands in a text, with what `before`, an earlier reading, knew of that which is broken now.

    A text without packs, or one that is too large, has none.
    """
    text = EditorText(written, units)
    data = as_bytes(text.text)
    if len(written) > MAX_CHARACTERS or not may_hold_packs(data):
        return Reading(text, (), (), target, universe)
    packs: list[Subject] = []
    broken: list[int] = []
    for one in documents(data, ""):
        if one.document.value is not None and one.pack:
            packs.append(examine(one.document, target, universe))
        elif one.pack:
            broken.append(one.document.number)
    known = (*before.packs, *before.remembered) if before is not None else ()
    remembered = tuple(old for old in known if old.document.number in broken)
    return Reading(text, tuple(packs), remembered, target, universe)


def as_bytes(text: str) -> bytes:
    """The text in UTF-8, with as many characters: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace")


def spot_at(reading: Reading, position: Position) -> Spot | None:
    """What stands at a position; None where no pack does that can be read."""
    for subject in reading.packs:
        span = subject.document.span(ROOT)
        if span.start <= position <= span.end:
            return Spot(subject, *subject.document.path_at(position))
    return None


def meant(subject: Subject, path: FieldPath) -> FieldPath:
    """A path of the file in the words of the subject's target."""
    steps = list(path)
    for renamed in subject.renamed:
        length = len(renamed.path)
        if path[:length] == renamed.path:
            steps[length - 1] = renamed.meant
    return FieldPath(steps)
