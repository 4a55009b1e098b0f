"""What is said of the place under the pointer: the pages of `explain`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.editor.gap import gap_at
from sympozium_cli.editor.problems import Problem
from sympozium_cli.editor.reading import Reading, meant, spot_at
from sympozium_cli.editor.text import Point, Range, touches
from sympozium_cli.lint.subject import Subject
from sympozium_cli.report.field import field_page
from sympozium_cli.report.rule_page import rule_page
from sympozium_cli.rules import rule_named
from sympozium_cli.schema.field_search import field_of, inside
from sympozium_cli.source import FieldPath


class Page(NamedTuple):
    """A page in Markdown, and what it is about; `range` is None where that is not known."""

    text: str
    range: Range | None


def hover(reading: Reading, point: Point, problems: Iterable[Problem]) -> Page | None:
    """The pages of the rules that found something at a point, and of the field there; None where nothing is said."""
    here = Range(point, point)
    found = [problem for problem in problems if touches(problem.range, here)]
    pages = list(dict.fromkeys(filter(None, map(_rule, found))))
    field, where = _field(reading, point)
    pages += [field] if field else []
    return Page("\n---\n\n".join(pages), found[0].range if found else where) if pages else None


def _rule(problem: Problem) -> str:
    rule = rule_named(problem.rule)
    return rule_page(rule) if rule is not None else ""


def _field(reading: Reading, point: Point) -> tuple[str, Range | None]:
    position = reading.text.position(point)
    spot = spot_at(reading, position)
    if spot is not None:
        document = spot.subject.document
        span = document.key_span(spot.path) if spot.on_key else document.span(spot.path)
        return _page(spot.subject, spot.path), reading.text.first_line_of(span)
    gap = gap_at(reading, point)
    return (_page(gap.subject, gap.field_path), None) if gap is not None and gap.word else ("", None)


def _page(subject: Subject, path: FieldPath) -> str:
    field = field_of(meant(subject, path), subject.target)
    if field is None:
        return ""
    return field_page(field, inside(field, subject.target), subject.target)
