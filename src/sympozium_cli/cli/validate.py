"""What `pack validate` does: files in, findings out, one file at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TextIO

from sympozium_cli.cli.options import checked_choice
from sympozium_cli.errors import Exit, InputError, NothingMatchedError
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.engine import Linter
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import count_foreign, documents, may_hold_packs
from sympozium_cli.lint.profile import PROFILES, shows
from sympozium_cli.lint.severity import SEVERITIES, at_least
from sympozium_cli.report import FORMATS, report_for
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import inert, terminal
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source.files import Input, inputs
from sympozium_cli.source.reading import read
from sympozium_cli.values.plural import count

_PACKS_SHOWN = 20
NEVER = "never"


class Wishes(NamedTuple):
    """What the user asked for."""

    target: str = ""
    output: str = ""
    profile: str = "default"
    fail_on: str = "error"
    color: str = "auto"
    quiet: bool = False


def validated(paths: Sequence[str], wishes: Wishes) -> int:
    """Check everything that `paths` mean, write the report, and return the exit code.

    Raises:
        SympoziumError: the wishes make no sense, an input does not exist, or there is no pack.
    """
    _check(wishes)
    found = inputs(paths)
    run = _Run(wishes)
    for source in found:
        run.take(source)
    return run.finish(found)


def _check(wishes: Wishes) -> None:
    checked_choice("--profile", wishes.profile, PROFILES)
    checked_choice("--fail-on", wishes.fail_on, (*SEVERITIES, NEVER))
    checked_choice("--color", wishes.color, ("auto", "always", "never"))
    if wishes.output:
        checked_choice("--output", wishes.output, tuple(FORMATS))


class _Run:
    """One run over many files; it holds counts and the last few packs, never a document."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._linter = Linter(rules_for, Target.parse(wishes.target) if wishes.target else None)
        output = wishes.output or ("full" if sys.stdout.isatty() else "concise")
        self._report, self._summary_apart = report_for(output, terminal(sys.stdout, wishes.color, os.environ))
        self._summary = Summary()
        self._packs: list[CheckedPack] = []
        self._failed = False
        self._unreadable = False

    def take(self, source: Input) -> None:
        """Read one input and report what is in it; what cannot be read is said, and the others go on."""
        try:
            data = read(source)
        except InputError as error:
            print(f"error: {inert(str(error))}", file=sys.stderr)
            self._unreadable = True
            return
        self._count(files=1)
        if may_hold_packs(data):
            self._lint(data, source.name)
        else:
            self._count(skipped=count_foreign(data))

    def _lint(self, data: bytes, name: str) -> None:
        findings: list[LocatedFinding] = []
        for document, pack in documents(data, name):
            if pack:
                checked = self._linter.check(document)
                findings += checked.findings
                self._count(packs=1)
                self._packs = [*self._packs, checked.pack][: _PACKS_SHOWN + 1]
            else:
                self._count(skipped=1)
        self._tell(sorted(findings, key=lambda finding: finding.order))

    def _tell(self, findings: list[LocatedFinding]) -> None:
        shown = [finding for finding in findings if shows(self._wishes.profile, finding)]
        self._summary = self._summary.adding(shown)
        self._count(hidden=len(findings) - len(shown))
        threshold = self._wishes.fail_on
        self._failed |= threshold != NEVER and any(at_least(found.severity, threshold) for found in shown)
        _print(self._report.file(shown), sys.stdout)

    def finish(self, found: Sequence[Input]) -> int:
        """Write the end of the report, and return the exit code."""
        if not self._summary.packs and not self._unreadable:
            raise NothingMatchedError(_nothing(found, self._summary), hint=_WHAT_A_PACK_IS)
        packs = self._packs if len(self._packs) <= _PACKS_SHOWN else ()
        end = self._report.end(self._summary, packs)
        if not (self._wishes.quiet and self._wishes.output != "json"):
            _print(end, sys.stderr if self._summary_apart else sys.stdout)
        if self._unreadable:
            return Exit.USAGE
        return Exit.FINDINGS if self._failed else Exit.OK

    def _count(self, **counts: int) -> None:
        grown = {name: getattr(self._summary, name) + number for name, number in counts.items()}
        self._summary = self._summary._replace(**grown)


_WHAT_A_PACK_IS = "a pack is a document with apiVersion sympozium.ai/v1alpha1 and kind Ensemble or PersonaPack"


def _nothing(found: Sequence[Input], summary: Summary) -> str:
    looked_at = f"{count(len(found), 'file')}" + (f" ({_first_names(found)})" if found else "")
    others = f", which hold {count(summary.skipped, 'other document')}" if summary.skipped else ""
    return f"found no pack: looked at {looked_at}{others}"


def _first_names(found: Sequence[Input]) -> str:
    names = [source.name for source in found[:3]]
    return ", ".join(names) + (", ..." if len(found) > len(names) else "")


def _print(lines: Iterable[str], stream: TextIO) -> None:
    for line in lines:
        print(line, file=stream)
