"""What was looked at, and how many findings came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR, INFO, WARNING
from sympozium_cli.values.plural import count


class Summary(NamedTuple):
    """The counts of one run.

    `skipped` documents are no packs; `hidden` findings are not shown by the profile, `suppressed` ones were accepted.
    `unreadable` inputs could not be read.
    """

    files: int = 0
    packs: int = 0
    skipped: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    fixable: int = 0
    hidden: int = 0
    suppressed: int = 0
    unreadable: int = 0

    def adding(self, findings: Iterable[LocatedFinding]) -> Summary:
        """The summary with `findings` counted in."""
        listed = list(findings)
        severities = [finding.severity for finding in listed]
        return self._replace(
            errors=self.errors + severities.count(ERROR),
            warnings=self.warnings + severities.count(WARNING),
            infos=self.infos + severities.count(INFO),
            fixable=self.fixable + sum(finding.fix is not None for finding in listed),
        )

    @property
    def clean(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.errors or self.warnings or self.infos)

    def sentence(self) -> str:
        """One line for people."""
        looked = f"{count(self.packs, 'pack')} in {count(self.files, 'file')}"
        accepted = f"; {self.suppressed} accepted" if self.suppressed else ""
        return f"{looked}: {self._found()}{self._mendable()}{accepted}{self._skipped()}{self._unread()}"

    def _mendable(self) -> str:
        return f"; {self.fixable} with a fix (--fix, --unsafe-fixes)" if self.fixable else ""

    def _unread(self) -> str:
        return f"; {count(self.unreadable, 'input')} could not be read" if self.unreadable else ""

    def _found(self) -> str:
        if self.clean:
            return "no findings" + (f" ({self.hidden} hidden: --profile all)" if self.hidden else "")
        parts = (
            count(self.errors, "error") if self.errors else "",
            count(self.warnings, "warning") if self.warnings else "",
            count(self.infos, "info") if self.infos else "",
        )
        hidden = f" ({self.hidden} more hidden: --profile all)" if self.hidden else ""
        return ", ".join(part for part in parts if part) + hidden

    def _skipped(self) -> str:
        return f"; {count(self.skipped, 'other document')} skipped" if self.skipped else ""
