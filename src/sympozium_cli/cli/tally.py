"""What a run has found so far: settled, graded, counted and told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from sympozium_cli.cli.baselines import Baselines
from sympozium_cli.cli.batch import Outcome
from sympozium_cli.cli.outputs import Output, shown_safely
from sympozium_cli.cli.saying import say
from sympozium_cli.cli.seen import Seen
from sympozium_cli.cli.wishes import NEVER
from sympozium_cli.config.settings import Settings
from sympozium_cli.errors import Exit, SympoziumError
from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.claims import Recall
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, at_least
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import inert
from sympozium_cli.rules import ignore_rules
from sympozium_cli.source.files import Input, Listing

_PACKS_SHOWN = 20


class Tally:
    """Takes one outcome after the other; it holds counts, never a document.

    Args:
        settings_for: gives the settings of an input.
        outputs: where the findings go.
        recall: gives the claims of an earlier file again.
        keep: whether to keep what would be shown, for a baseline.
    """

    def __init__(
        self,
        settings_for: Callable[[Input], Settings],
        outputs: Sequence[Output],
        recall: Recall,
        *,
        keep: bool = False,
    ) -> None:
        self.kept: list[LocatedFinding] = []
        self._settings_for = settings_for
        self._outputs = outputs
        self._keep = keep
        self._settlement = Settlement(ignore_rules, recall)
        self._baselines = Baselines()
        self._summary = Summary()
        self._seen = Seen()
        self._packs: list[CheckedPack] = []
        self._all_packs = any(output.wants_packs for output in outputs)
        self._files: set[str] = set()
        self._codes = {Exit.OK}

    def fail(self, failure: SympoziumError) -> None:
        """Say what could not be found or read; the others go on."""
        say(failure)
        self._codes.add(failure.exit_code)
        self._count(unreadable=1)

    def take(self, outcome: Outcome) -> None:
        """Count and tell what came of one input."""
        self._count(files=1)
        result = outcome.result
        others = outcome.others if result is None else result.others
        self._seen.add(others)
        self._count(skipped=len(others))
        if outcome.note:
            print(f"note: {inert(outcome.source.name)} is a {others[0]}: {inert(outcome.note)}", file=sys.stderr)
        if result is not None:
            self._count(packs=len(result.packs))
            self._packs += result.packs
            if not self._all_packs:
                del self._packs[_PACKS_SHOWN + 1 :]
            self._files.add(outcome.source.name)
            self._tell(self._settlement.settle(result), self._settings_for(outcome.source))

    def _tell(self, findings: list[LocatedFinding], settings: Settings) -> None:
        if self._keep:
            self.kept += settings.choice.applied(found for found in findings if not found.suppressed)[0]
            return
        known = self._baselines.accept(findings, settings.baseline)
        accepted = [finding for finding in known if finding.suppressed]
        shown, hidden = settings.choice.applied(finding for finding in known if not finding.suppressed)
        self._summary = self._summary.adding(shown)
        self._count(hidden=len(hidden), suppressed=len(accepted))
        threshold = settings.fail_on or ERROR
        if threshold != NEVER and any(at_least(finding.severity, threshold) for finding in shown):
            self._codes.add(Exit.FINDINGS)
        safe, safely_accepted = shown_safely(shown), shown_safely(accepted)
        for output in self._outputs:
            output.file(safe, safely_accepted)

    def _count(self, **counts: int) -> None:
        """Add to the counts of the summary."""
        grown = {name: getattr(self._summary, name) + number for name, number in counts.items()}
        self._summary = self._summary._replace(**grown)

    def finish(self, found: Listing, *, quiet: bool, allow_empty: bool) -> int:
        """Write the ends of the reports, and return the exit code.

        Raises:
            NothingMatchedError: there was no pack, and that was not allowed.
        """
        self._baselines.tell_stale(frozenset(self._files))
        few = self._packs if len(self._packs) <= _PACKS_SHOWN else ()
        for output in self._outputs:
            packs = self._packs if output.wants_packs else few
            if self._summary.packs or output.tells_without_packs:
                output.end(self._summary, packs, quiet=quiet)
        if Exit.USAGE in self._codes:
            return Exit.USAGE
        if allow_empty:
            self._codes.discard(Exit.NOTHING_MATCHED)
        elif not self._summary.packs and Exit.NOTHING_MATCHED not in self._codes:
            raise self._seen.nothing(found)
        return max(self._codes)
