"""From a name to where it is defined, to everything that uses it, and to another name."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.editor.names import PERSONA, Named, named, named_at, same, text_span
from sympozium_cli.editor.reading import Reading, Spot, spot_at
from sympozium_cli.editor.text import Change, Point, Range, touches
from sympozium_cli.errors import RefusedError
from sympozium_cli.lint.scalar import quoted, yaml_text
from sympozium_cli.lint.subject import Subject
from sympozium_cli.values.names import why_not_dns1123_subdomain

_QUOTES = frozenset("'\"\\")


class Candidate(NamedTuple):
    """A name that can be changed, and where it stands."""

    name: str
    range: Range


def definition(reading: Reading, point: Point) -> list[Range]:
    """Where the persona or the stimulus is defined that is named at a point; several where several have the name."""
    found = _named_at(reading, point)
    if found is None:
        return []
    spot, one = found
    return _ranges(reading, spot.subject, [other for other in same(one, named(spot.subject)) if other.defines])


def references(reading: Reading, point: Point, *, with_definition: bool) -> list[Range]:
    """Everything that names what is named at a point, in the order of the text."""
    found = _named_at(reading, point)
    if found is None:
        return []
    spot, one = found
    others = [other for other in same(one, named(spot.subject)) if with_definition or not other.defines]
    return sorted(set(_ranges(reading, spot.subject, others)))


def renamable(reading: Reading, point: Point) -> Candidate | None:
    """The name at a point; None where there is none. Of an alias, the point itself is the range."""
    found = _named_at(reading, point)
    if found is None:
        return None
    spot, one = found
    span, _ = text_span(spot.subject.document, one.path, one.name)
    where = reading.text.range(span)
    return Candidate(one.name, where if touches(where, Range(point, point)) else Range(point, point))


def renamed(reading: Reading, point: Point, new: str) -> list[Change]:
    """The changes that give what is named at a point another name, wherever the pack names it.

    Everything else stays as it is, comments and quotes too. Prompts are prose and stay as they are.

    Raises:
        RefusedError: there is no name, the new one cannot be one, or the text names it in a way that nobody can follow.
    """
    found = _named_at(reading, point)
    if found is None:
        raise RefusedError("no persona and no stimulus is named here")
    spot, one = found
    everywhere = named(spot.subject)
    _demand_free(one, new, everywhere)
    uses = same(one, everywhere)
    _demand_own_text(spot.subject, uses)
    return sorted({_change(reading, spot.subject, use, new) for use in uses})


def _demand_free(one: Named, new: str, everywhere: tuple[Named, ...]) -> None:
    fault = why_not_dns1123_subdomain(new) if one.kind == PERSONA else _why_not_plain(new)
    if fault:
        raise RefusedError(f"the {one.kind}'s name '{new}' {fault}")
    if new != one.name and any(other.defines and other.kind == one.kind and other.name == new for other in everywhere):
        raise RefusedError(f"there is a {one.kind} named '{new}' already")


def _why_not_plain(text: str) -> str:
    """What keeps a text from standing in any quotes as it is, in a phrase; empty where nothing does."""
    if not text.strip():
        return "is empty"
    return "" if text.isprintable() and _QUOTES.isdisjoint(text) else "has quotes, or characters that cannot be seen"


def _demand_own_text(subject: Subject, uses: list[Named]) -> None:
    """Where a use is an alias, its anchor must be one of the uses: otherwise it would be changed with them."""
    document = subject.document
    paths = {use.path for use in uses}
    for use in uses:
        start = document.span(use.path).start
        written_at, _ = document.path_at(start)
        if written_at not in paths:
            raise RefusedError(f"line {start.line} is used for something else, too: rename by hand")


def _change(reading: Reading, subject: Subject, use: Named, new: str) -> Change:
    span, to_the_letter = text_span(subject.document, use.path, use.name)
    scalar = subject.document.scalar(use.path)
    style = scalar.style if scalar is not None else "plain"
    if to_the_letter and style != "plain":
        return reading.text.change(span, new)
    return reading.text.change(span, quoted(new) if style == "double" else yaml_text(new))


def _named_at(reading: Reading, point: Point) -> tuple[Spot, Named] | None:
    spot = spot_at(reading, reading.text.position(point))
    one = named_at(spot) if spot is not None else None
    return (spot, one) if spot is not None and one is not None else None


def _ranges(reading: Reading, subject: Subject, places: list[Named]) -> list[Range]:
    spans = (text_span(subject.document, one.path, one.name)[0] for one in places)
    return [reading.text.range(span) for span in spans]
