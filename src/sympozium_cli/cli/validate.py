"""What `pack validate` does: files in, findings out, one file at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from sympozium_cli.cli import mending
from sympozium_cli.cli.baselines import write_baseline
from sympozium_cli.cli.check import Checker
from sympozium_cli.cli.inputs import STREAM, path_in, without_excluded
from sympozium_cli.cli.link import linked
from sympozium_cli.cli.outputs import Output, Wanted, opened, wanted
from sympozium_cli.cli.saying import say
from sympozium_cli.cli.tally import Tally
from sympozium_cli.cli.wishes import Wishes, settings_of
from sympozium_cli.config import Finder, Settings
from sympozium_cli.errors import Exit, SympoziumError
from sympozium_cli.lint.choice import Choice
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.terminal import inert
from sympozium_cli.source.files import Input, Listing, listing
from sympozium_cli.source.reading import TooLargeError
from sympozium_cli.values.plural import count


def validated(paths: Sequence[str], wishes: Wishes) -> int:
    """Check everything that `paths` mean, write the reports, and return the exit code.

    Raises:
        SympoziumError: the wishes or a configuration make no sense, or there is no pack.
    """
    link = linked(wishes)
    wishes = link.wishes
    configured = Configured(wishes)
    choices = wanted(wishes.outputs, os.environ, interactive=sys.stdout.isatty())
    found = without_excluded(listing(paths), configured.base_of)
    checker = Checker(
        found.inputs, configured.settings_for, jobs=wishes.jobs, cached=not wishes.no_cache, rules=link.rules
    )
    if wishes.diff:
        return _shown_changes(found, checker, configured, wishes)
    if wishes.fix or wishes.unsafe_fixes:
        _mend_all(found, checker, configured, wishes)
    reports = _outputs(found, choices, wishes)
    tally = Tally(configured.settings_for, reports, checker.claims_of, keep=bool(wishes.write_baseline))
    _take_all(found, checker, tally)
    if not wishes.quiet:
        link.report()
    if wishes.write_baseline:
        write_baseline(wishes.write_baseline, tally.kept)
        return Exit.OK
    return tally.finish(found, quiet=wishes.quiet, allow_empty=wishes.allow_empty)


def _outputs(found: Listing, choices: Sequence[Wanted], wishes: Wishes) -> list[Output]:
    """The reports; where standard output is taken by a mended text, they go to standard error."""
    mends = wishes.fix or wishes.unsafe_fixes
    taken = mends and any(source.path is None for source in found.inputs)
    return opened(choices, wishes.color, wishes.fail_on, sys.stderr if taken else sys.stdout)


def _take_all(found: Listing, checker: Checker, tally: Tally) -> None:
    for failure in found.failures:
        tally.fail(failure)
    for outcome in checker.outcomes():
        if outcome.failure is None:
            tally.take(outcome)
        elif outcome.source.named or not isinstance(outcome.failure, TooLargeError):
            tally.fail(outcome.failure)
        else:
            print(f"note: {inert(str(outcome.failure))}: left out", file=sys.stderr)


class Configured:
    """The settings of every input: options over the nearest configuration file."""

    def __init__(self, wishes: Wishes) -> None:
        self._options = settings_of(wishes)
        self._baseline = wishes.baseline
        self._finder = None if wishes.no_config else Finder(wishes.config)

    def settings_for(self, source: Input) -> Settings:
        """The settings for one input.

        Raises:
            UsageError: its configuration says something that nobody understands.
        """
        base = self.base_of(source)
        settings = self._options.over(base.for_file(path_in(source, base)))
        if settings.baseline and not os.path.isabs(settings.baseline):
            settings = settings._replace(baseline=os.path.join(base.folder, settings.baseline))
        return settings._replace(baseline=self._baseline or settings.baseline)

    def base_of(self, source: Input) -> Settings:
        """What the configuration nearest to an input says, for all its files."""
        return self._finder.settings_for(source.path or STREAM) if self._finder else Settings()


def _repairs(
    found: Listing, checker: Checker, configured: Configured, *, unsafe: bool
) -> Iterator[tuple[Input, mending.Repair]]:
    """The repair of every input that can be read; the others are told of when they are checked."""
    for source in found.inputs:
        choice = configured.settings_for(source).choice

        def lint(data: bytes, _: str, source: Input = source, choice: Choice = choice) -> list[LocatedFinding]:
            return choice.applied(finding for finding in checker.alone(source, data) if not finding.suppressed)[0]

        try:
            data = checker.content.of(source)
        except SympoziumError:
            continue
        if checker.is_checked(source, data):
            yield source, mending.repaired(data, source, lint, unsafe=unsafe)


def _mend_all(found: Listing, checker: Checker, configured: Configured, wishes: Wishes) -> None:
    """Write the mended inputs; what is left to find in them is checked afterwards.

    Raises:
        InputError: a file cannot be written.
    """
    fixed = files = 0
    for source, repair in _repairs(found, checker, configured, unsafe=wishes.unsafe_fixes):
        mending.write(repair, source)
        checker.content.replace(source, repair.after)
        fixed += len(repair.fixed)
        files += repair.changed
    if fixed:
        print(f"note: {count(fixed, 'finding')} fixed in {count(files, 'file')}", file=sys.stderr)


def _shown_changes(found: Listing, checker: Checker, configured: Configured, wishes: Wishes) -> int:
    """Print what the fixes would change; 1 if anything would."""
    changed = False
    for source, repair in _repairs(found, checker, configured, unsafe=wishes.unsafe_fixes):
        if repair.changed:
            changed = True
            sys.stdout.write(mending.patch(repair, source))
    for failure in found.failures:
        say(failure)
    if found.failures:
        return max(failure.exit_code for failure in found.failures)
    return Exit.FINDINGS if changed else Exit.OK
