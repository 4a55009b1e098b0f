"""The result of a file as JSON and back, so that it can be kept."""

from __future__ import annotations

import json
from typing import Any

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.examination import FileResult, LocatedClaim
from sympozium_cli.lint.finding import LocatedFinding, LocatedFix, ObjectName, Place
from sympozium_cli.lint.ignores import Ignore
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.source import Position, Span


def packed(result: FileResult) -> str:
    """The result as a JSON text; a line that many findings show stands in it once."""
    numbers: dict[str, int] = {}
    plain = [_with_numbers(part, numbers) for part in result]
    return json.dumps([*plain, list(numbers)], ensure_ascii=True, separators=(",", ":"))


def _with_numbers(value: Any, numbers: dict[str, int]) -> Any:
    """The value with the number of its line in every place."""
    if isinstance(value, Place):
        return (value.file, value.span, numbers.setdefault(value.line_text, len(numbers)), value.label)
    return [_with_numbers(item, numbers) for item in value] if isinstance(value, tuple) else value


def unpacked(text: str) -> FileResult:
    """The result that `packed` made a text of.

    Raises:
        ValueError, TypeError, IndexError: the text is not of that making.
    """
    findings, claims, accepted, packs, others, first, unasked, lines = json.loads(text)
    read = _Reader(lines)
    return FileResult(
        findings=tuple(map(read.finding, findings)),
        claims=tuple(map(read.claim, claims)),
        accepted=tuple(map(read.ignore, accepted)),
        packs=tuple(CheckedPack(*pack) for pack in packs),
        others=tuple(others),
        first=ObjectName(*first),
        unasked=None if unasked is None else tuple(unasked),
    )


_PLACE, _OBJECT, _RELATED, _FIX, _IDENTITY = map(
    LocatedFinding._fields.index, ("place", "object", "related", "fix", "identity")
)


class _Reader:
    """Reads the parts of a result in which places stand."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def finding(self, plain: list[Any]) -> LocatedFinding:
        """A finding; most of its fields are as they were, and a run has many thousand of them."""
        plain[_PLACE] = self._place(plain[_PLACE])
        plain[_OBJECT] = ObjectName(*plain[_OBJECT])
        plain[_RELATED] = tuple(map(self._place, plain[_RELATED]))
        plain[_FIX] = _fix(plain[_FIX])
        plain[_IDENTITY] = tuple(plain[_IDENTITY])
        return LocatedFinding(*plain)

    def claim(self, plain: list[Any]) -> LocatedClaim:
        """A claim, with its finding."""
        key, owner, place, finding = plain
        return LocatedClaim(tuple(key), tuple(owner), self._place(place), self.finding(finding))

    def ignore(self, plain: list[Any]) -> Ignore:
        """What an author has accepted."""
        ignore = Ignore(*plain)
        return ignore._replace(
            rules=tuple(ignore.rules),
            lines=(ignore.lines[0], ignore.lines[1]) if ignore.lines else None,
            place=self._place(list(ignore.place)),
            whole_lines=_span(list(ignore.whole_lines)) if ignore.whole_lines else None,
        )

    def _place(self, plain: list[Any]) -> Place:
        file, span, number, label = plain
        return Place(file, _span(span), self._lines[number], label)


def _span(plain: list[Any]) -> Span:
    (line, column), (end_line, end_column) = plain
    return Span(Position(line, column), Position(end_line, end_column))


def _fix(plain: list[Any] | None) -> LocatedFix | None:
    if plain is None:
        return None
    title, safe, edits = plain
    return LocatedFix(title, safe, tuple(TextEdit(_span(span), text) for span, text in edits))
