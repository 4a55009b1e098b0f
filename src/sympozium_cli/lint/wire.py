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
    """The result as a JSON text."""
    return json.dumps(result, ensure_ascii=True, separators=(",", ":"))


def unpacked(text: str) -> FileResult:
    """The result that `packed` made a text of.

    Raises:
        ValueError, TypeError, IndexError: the text is not of that making.
    """
    findings, claims, accepted, packs, others, first = json.loads(text)
    return FileResult(
        findings=tuple(map(_finding, findings)),
        claims=tuple(map(_claim, claims)),
        accepted=tuple(map(_ignore, accepted)),
        packs=tuple(CheckedPack(*pack) for pack in packs),
        others=tuple(others),
        first=ObjectName(*first),
    )


def _finding(plain: list[Any]) -> LocatedFinding:
    finding = LocatedFinding(*plain)
    return finding._replace(
        place=_place(plain[5]),
        object=ObjectName(*plain[7]),
        related=tuple(map(_place, plain[8])),
        fix=_fix(plain[9]),
        identity=tuple(finding.identity),
    )


def _claim(plain: list[Any]) -> LocatedClaim:
    key, owner, place, finding = plain
    return LocatedClaim(tuple(key), tuple(owner), _place(place), _finding(finding))


def _ignore(plain: list[Any]) -> Ignore:
    ignore = Ignore(*plain)
    return ignore._replace(
        rules=tuple(ignore.rules),
        lines=(ignore.lines[0], ignore.lines[1]) if ignore.lines else None,
        place=_place(list(ignore.place)),
        whole_lines=_span(list(ignore.whole_lines)) if ignore.whole_lines else None,
    )


def _place(plain: list[Any]) -> Place:
    file, span, line_text, label = plain
    return Place(file, _span(span), line_text, label)


def _span(plain: list[Any]) -> Span:
    start, end = plain
    return Span(Position(*start), Position(*end))


def _fix(plain: list[Any] | None) -> LocatedFix | None:
    if plain is None:
        return None
    title, safe, edits = plain
    return LocatedFix(title, safe, tuple(TextEdit(_span(span), text) for span, text in edits))
