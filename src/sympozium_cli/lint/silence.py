"""Set accepted findings aside, and see which acceptances were needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.ignores import Ignore

INLINE = "inline"


class Use(NamedTuple):
    """An acceptance, and those of its rules that silenced nothing."""

    ignore: Ignore
    unused: tuple[str, ...]


class Silenced(NamedTuple):
    """The findings, the accepted ones marked; and how the acceptances were used."""

    findings: list[LocatedFinding]
    uses: list[Use]


def silenced(
    findings: Iterable[LocatedFinding], ignores: Sequence[Ignore], unasked: Sequence[str] | None = ()
) -> Silenced:
    """Mark what `ignores` accept; each finding is accepted by the first that covers it.

    Of `unasked` rules, which had no chance to speak, no acceptance is called unused; None stands for all rules.
    """
    needed: set[tuple[int, str]] = set()
    marked = [_marked(finding, ignores, needed) for finding in findings]
    uses = [
        Use(ignore, () if unasked is None else _idle(ignore, number, needed, unasked))
        for number, ignore in enumerate(ignores)
    ]
    return Silenced(marked, uses)


def _idle(ignore: Ignore, number: int, needed: set[tuple[int, str]], unasked: Sequence[str]) -> tuple[str, ...]:
    return tuple(rule for rule in ignore.rules if (number, rule) not in needed and rule not in unasked)


def _marked(finding: LocatedFinding, ignores: Sequence[Ignore], needed: set[tuple[int, str]]) -> LocatedFinding:
    covering = [number for number, ignore in enumerate(ignores) if ignore.covers(finding.rule, _line(finding))]
    if not covering:
        return finding
    needed.update((number, finding.rule) for number in covering)
    return finding._replace(suppressed=INLINE, justification=ignores[covering[0]].reason)


def _line(finding: LocatedFinding) -> int:
    return finding.place.span.start.line
