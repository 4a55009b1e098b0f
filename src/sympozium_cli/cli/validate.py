"""What `pack validate` does: files in, findings out, one file at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TextIO

from sympozium_cli.cli.options import checked_choice
from sympozium_cli.cli.run import say
from sympozium_cli.cli.seen import Seen
from sympozium_cli.errors import Exit, SympoziumError
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.examination import examine_file
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import foreign_kinds, may_hold_packs
from sympozium_cli.lint.profile import PROFILES, shows
from sympozium_cli.lint.severity import SEVERITIES, at_least
from sympozium_cli.report import FORMATS, report_for
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import inert, terminal
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source.files import Input, Listing, listing
from sympozium_cli.source.reading import TooLargeError, read

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
        SympoziumError: the wishes make no sense, or there is no pack.
    """
    _check(wishes)
    run = _Run(wishes)
    found = listing(paths)
    for failure in found.failures:
        run.fail(failure)
    for source in found.inputs:
        run.take(source)
    return run.finish(found)


def _check(wishes: Wishes) -> None:
    checked_choice("--profile", wishes.profile, PROFILES)
    checked_choice("--fail-on", wishes.fail_on, (*SEVERITIES, NEVER))
    if wishes.output:
        checked_choice("--output", wishes.output, tuple(FORMATS))


class _Run:
    """One run over many files; it holds counts and the last few packs, never a document."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._target = Target.parse(wishes.target) if wishes.target else None
        self._settlement = Settlement(ignore_rules)
        output = wishes.output or ("full" if sys.stdout.isatty() else "concise")
        self._report, self._summary_to = report_for(output, terminal(sys.stdout, wishes.color, os.environ))
        self._summary = Summary()
        self._seen = Seen()
        self._packs: list[CheckedPack] = []
        self._codes = {Exit.OK}

    def fail(self, failure: SympoziumError) -> None:
        """Say what could not be found or read; the others go on."""
        say(failure)
        self._codes.add(failure.exit_code)

    def take(self, source: Input) -> None:
        """Read one input and report what is in it."""
        try:
            data = read(source)
        except SympoziumError as failure:
            if source.named or not isinstance(failure, TooLargeError):
                self.fail(failure)
            else:
                print(f"note: {inert(str(failure))}: left out", file=sys.stderr)
            return
        self._count(files=1)
        if may_hold_packs(data):
            self._lint(data, source.name)
        else:
            self._skip(foreign_kinds(data))

    def _lint(self, data: bytes, name: str) -> None:
        result = examine_file(data, name, rules_for, self._target)
        self._count(packs=len(result.packs))
        self._packs = [*self._packs, *result.packs][: _PACKS_SHOWN + 1]
        self._skip(result.others)
        self._tell(self._settlement.settle(result))

    def _skip(self, kinds: Sequence[str]) -> None:
        self._seen.add(kinds)
        self._count(skipped=len(kinds))

    def _tell(self, findings: list[LocatedFinding]) -> None:
        standing = [presentable(finding) for finding in findings if not finding.suppressed]
        shown = [finding for finding in standing if shows(self._wishes.profile, finding)]
        self._summary = self._summary.adding(shown)
        self._count(hidden=len(standing) - len(shown), suppressed=len(findings) - len(standing))
        threshold = self._wishes.fail_on
        if threshold != NEVER and any(at_least(found.severity, threshold) for found in shown):
            self._codes.add(Exit.FINDINGS)
        _print(self._report.file(shown), sys.stdout)

    def finish(self, found: Listing) -> int:
        """Write the end of the report, and return the exit code."""
        if self._summary.packs or self._summary_to == "data":
            self._end()
        if Exit.USAGE in self._codes:
            return Exit.USAGE
        if not self._summary.packs and Exit.NOTHING_MATCHED not in self._codes:
            raise self._seen.nothing(found)
        return max(self._codes)

    def _end(self) -> None:
        packs = self._packs if len(self._packs) <= _PACKS_SHOWN else ()
        if self._summary_to == "data" or not self._wishes.quiet:
            stream = sys.stderr if self._summary_to == "stderr" else sys.stdout
            _print(self._report.end(self._summary, packs), stream)

    def _count(self, **counts: int) -> None:
        grown = {name: getattr(self._summary, name) + number for name, number in counts.items()}
        self._summary = self._summary._replace(**grown)


def _print(lines: Iterable[str], stream: TextIO) -> None:
    for line in lines:
        print(line, file=stream)
