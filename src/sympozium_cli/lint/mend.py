"""Make the edits that findings carry: the safe ones, or all, one round after the other until nothing is left to do.

The text between the edits stays as it is, to the byte. A round that would leave the file with more errors than before,
or with more that cannot be read, is undone, so that a fix never makes things worse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.text_edit import TextEdit, edited, overlap
from sympozium_cli.source import Lines

ATTEMPTS = 50
"""So many parts of a round are tried, each with a whole run of the rules, until one makes nothing worse."""

ROUNDS = 10
"""A fix may uncover another one; what is not settled after this many rounds is left."""

_UNREADABLE = frozenset(("file-helm-template", "yaml-parse-error"))

Lint = Callable[[str], list[LocatedFinding]]


class Mended(NamedTuple):
    """The text after all fixes, the fixes that were made, and what is still found."""

    text: str
    fixed: list[LocatedFinding]
    left: list[LocatedFinding]


def mended(text: str, lint: Lint, *, unsafe: bool) -> Mended:
    """Fix what `lint` finds in `text`; without `unsafe`, only what surely keeps the author's meaning."""
    findings = lint(text)
    fixed: list[LocatedFinding] = []
    for _ in range(ROUNDS):
        chosen = _chosen(findings, unsafe=unsafe)
        if not chosen:
            break
        after, findings_after, chosen = _round(text, findings, chosen, lint)
        if not chosen:
            break
        text, findings, fixed = after, findings_after, [*fixed, *chosen]
    return Mended(text, fixed, findings)


def _round(
    text: str, findings: list[LocatedFinding], chosen: list[LocatedFinding], lint: Lint
) -> tuple[str, list[LocatedFinding], list[LocatedFinding]]:
    """All of the chosen fixes at once or, if that makes things worse, a part of them that does not."""
    waiting = [chosen]
    for _ in range(ATTEMPTS):
        some = waiting.pop()
        after = _applied(text, some)
        found = lint(after)
        if not _is_worse(found, findings):
            return after, found, some
        half = len(some) // 2
        waiting += [some[half:], some[:half]] if half else []
        if not waiting:
            break
    return text, findings, []


def _chosen(findings: Iterable[LocatedFinding], *, unsafe: bool) -> list[LocatedFinding]:
    """The findings whose fixes can be made together; of two that touch the same place, the first."""
    chosen: list[LocatedFinding] = []
    taken: list[TextEdit] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or finding.suppressed or not (fix.safe or unsafe):
            continue
        if not any(overlap(edit, other) for edit in fix.edits for other in taken if edit != other):
            chosen.append(finding)
            taken += fix.edits
    return chosen


def _applied(text: str, findings: Iterable[LocatedFinding]) -> str:
    return edited(Lines(text), [edit for finding in findings if finding.fix for edit in finding.fix.edits])


def _is_worse(after: Iterable[LocatedFinding], before: Iterable[LocatedFinding]) -> bool:
    """Whether there are more errors or, as hardly anything else is found then, more that cannot be read."""
    return any(now > then for now, then in zip(_errors(after), _errors(before), strict=True))


def _errors(findings: Iterable[LocatedFinding]) -> tuple[int, int]:
    errors = [finding.rule for finding in findings if finding.severity == ERROR]
    return len(errors), sum(rule in _UNREADABLE for rule in errors)
