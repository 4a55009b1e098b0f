"""What is wrong in a text, as an editor underlines it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sympozium_cli.editor.text import Change, EditorText, Range, touches
from sympozium_cli.lint.finding import LocatedFinding, LocatedFix
from sympozium_cli.lint.mend import Lint, mended
from sympozium_cli.source import Position, Span


class Note(NamedTuple):
    """A further place that explains a problem; `file` is empty for the same file."""

    file: str
    range: Range
    message: str


class Problem(NamedTuple):
    """A finding. `rule` is empty where it is not one of a rule, but says why there are none."""

    rule: str
    severity: str
    message: str
    range: Range
    notes: tuple[Note, ...] = ()
    fix: LocatedFix | None = None


class Action(NamedTuple):
    """Something to do about problems: with `safe`, the pack surely means the same afterwards."""

    title: str
    safe: bool
    changes: tuple[Change, ...]
    problem: Problem | None = None


def problems(text: EditorText, findings: Iterable[LocatedFinding]) -> list[Problem]:
    """The findings in a text as problems; those that somebody has accepted are left out."""
    return [_problem(text, finding) for finding in findings if not finding.suppressed]


def note_alone(severity: str, message: str) -> Problem:
    """A problem of the whole file, at its beginning."""
    start = EditorText("").point(0)
    return Problem("", severity, message, Range(start, start))


def actions(text: EditorText, found: Iterable[Problem], where: Range) -> list[Action]:
    """The fixes of the problems that lie in a range, or touch it; safe ones first."""
    near = [problem for problem in found if problem.fix is not None and touches(problem.range, where)]
    return sorted((_action(text, problem) for problem in near), key=lambda action: not action.safe)


def everything_safe(text: EditorText, lint: Lint) -> Action | None:
    """All safe fixes at once, as `pack validate --fix` makes them; None where there are none.

    Args:
        text: the text.
        lint: gives the findings in a text.
    """
    done = mended(text.text, lint, unsafe=False)
    changes = changes_between(text, done.text)
    return Action("Fix all safe findings in this file", True, changes) if changes else None


def changes_between(text: EditorText, after: str) -> tuple[Change, ...]:
    """The changes, line by line, that make a text another one."""
    old, new = text.text.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new)
    return tuple(
        text.change(_span(text, starts, first, last), "".join(new[begin:end]))
        for tag, first, last, begin, end in matcher.get_opcodes()
        if tag != "equal"
    )


def _span(text: EditorText, starts: Sequence[int], first: int, last: int) -> Span:
    start, end = (text.lines.position(starts[number]) for number in (first, last))
    return Span(Position(*start), Position(*end))


def _problem(text: EditorText, finding: LocatedFinding) -> Problem:
    place = finding.place
    label = f" ({place.label})" if place.label else ""
    said = [f"{finding.message}{label}", finding.effect and f"effect: {finding.effect}"]
    said += [finding.remedy and f"help: {finding.remedy}"]
    notes = tuple(
        Note("" if other.file == place.file else other.file, text.range(other.span), other.label)
        for other in finding.related
    )
    here = text.first_line_of(place.span)
    return Problem(finding.rule, finding.severity, "\n".join(filter(None, said)), here, notes, finding.fix)


def _action(text: EditorText, problem: Problem) -> Action:
    fix = problem.fix
    assert fix is not None
    changes = tuple(text.change(edit.span, edit.text) for edit in fix.edits)
    title = fix.title[:1].upper() + fix.title[1:]
    return Action(title if fix.safe else f"{title} (unsafe: only likely what is meant)", fix.safe, changes, problem)
