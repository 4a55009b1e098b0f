"""How often each rule speaks, the most talkative first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.terminal import Terminal

SUMMARY_TO = "data"


class Report:
    """Counts, and writes the table at the end."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._counts: Counter[tuple[str, str]] = Counter()

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """Nothing yet."""
        self._counts.update((finding.rule, finding.severity) for finding in findings)
        yield from ()

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """One line for each rule, and the summary."""
        del packs
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        width = max((len(str(number)) for _, number in ordered), default=0)
        for (rule, severity), number in ordered:
            yield f"{number:>{width}}  {self._terminal.paint(f'{severity:<7}', severity)}  {rule}"
        yield summary.sentence()
