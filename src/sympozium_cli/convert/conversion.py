"""Convert the packs of a file: everything that is not of an earlier era stays as it is, to the byte."""

from __future__ import annotations

from typing import Any, NamedTuple

from sympozium_cli.convert.change import Note
from sympozium_cli.convert.comparison import notes
from sympozium_cli.convert.lists import list_edits
from sympozium_cli.convert.modeline import modeline_edits
from sympozium_cli.convert.origin import Origin, demand_forward, origin_of
from sympozium_cli.convert.rewriting import rewriting
from sympozium_cli.errors import InputError
from sympozium_cli.lint.packs import Sorted, documents
from sympozium_cli.lint.text_edit import TextEdit, edited
from sympozium_cli.schema.dialect import Dialect, dialect
from sympozium_cli.schema.target import Target
from sympozium_cli.source import ROOT, Document, Lines, Position
from sympozium_cli.source.encoding import decode, encode


class Wish(NamedTuple):
    """What is asked for.

    Args:
        target: the release to write for.
        origin: the release that the packs ran on; None for the newest of their words.
        activate: whether a pack that does not say so is to be enabled; None where nobody has decided.
    """

    target: Target
    origin: Target | None = None
    activate: bool | None = None


class Conversion(NamedTuple):
    """What becomes of one pack.

    Args:
        document: the pack as it was.
        dialect: the words that it was written in.
        origin: the release that it is compared with, if there is one.
        edits: the changes of the text; none where it is in the target's words already.
        words: the words of other eras in it, each once.
        value: the pack as it will be.
        notes: what changes its meaning.
    """

    document: Document
    dialect: Dialect
    origin: Origin | None
    edits: tuple[TextEdit, ...]
    words: tuple[str, ...]
    value: Any
    notes: tuple[Note, ...]

    @property
    def changed(self) -> bool:
        """Whether anything of it is written otherwise."""
        return bool(self.edits)

    @property
    def start(self) -> Position:
        """Where the first old word stands; of a pack without any, its beginning."""
        return min((edit.span.start for edit in self.edits), default=self.document.span(ROOT).start)


class Converted(NamedTuple):
    """The bytes of a file before and after, and its packs in their order."""

    before: bytes
    after: bytes
    packs: tuple[Conversion, ...]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def converted(data: bytes, source: str, wish: Wish) -> Converted:
    """Convert the packs in the bytes of a file.

    Args:
        data: the content.
        source: what the file is called in messages.
        wish: what is asked for.

    Raises:
        InputError: a pack cannot be read, or not be converted without touching something else.
        UsageError: a pack is newer than the target, or cannot have run on the release that was named.
    """
    found = list(documents(data, source))
    packs = tuple(_conversion(one.document, wish) for one in found if one.pack)
    edits = [edit for pack in packs for edit in pack.edits]
    if not edits:
        return Converted(data, data, packs)
    edits += list_edits(data, source, wish.target)
    lines = Lines(decode(data)[0])
    edits += modeline_edits(lines, wish.target)
    after = encode(edited(lines, edits), data)
    _demand_meaning(after, source, found, packs)
    return Converted(data, after, packs)


def _conversion(document: Document, wish: Wish) -> Conversion:
    if document.value is None:
        raise InputError(f"{_where(document)}: {_problem(document)}", hint="see 'sympozium pack validate'")
    spoken = dialect(document.value)
    demand_forward(spoken, wish.target, _where(document))
    origin = origin_of(spoken, wish.origin, wish.target)
    made = rewriting(document, wish.target, activate=wish.activate is True)
    inactive = wish.activate is False
    found = notes(document, made.value, origin, wish.target, inactive=inactive) if origin is not None else ()
    return Conversion(document, spoken, origin, *made, found)


def _where(document: Document) -> str:
    start = document.problems[0].span.start if document.problems else document.span(ROOT).start
    return f"{document.source}:{start.line}:{start.column}"


def _problem(document: Document) -> str:
    return document.problems[0].message if document.problems else "this cannot be read"


def _demand_meaning(after: bytes, source: str, found: list[Sorted], packs: tuple[Conversion, ...]) -> None:
    """See that the text now says what was meant, and that all other documents say what they said.

    Raises:
        InputError: an anchor, an alias or a repeated key ties a pack to something else.
    """
    converted_packs = iter(packs)
    expected = [next(converted_packs).value if one.pack else one.document.value for one in found]
    there = [one.document.value for one in documents(after, source)]
    if expected == there:
        return
    wrong = (one.document for one, value, now in zip(found, expected, there, strict=False) if value != now)
    raise InputError(
        f"{_where(next(wrong, found[0].document))}: this cannot be converted without changing something else,"
        " for an anchor, an alias or a repeated key ties them together",
        hint="write it out, and convert again",
    )
