"""The part that reports share which can only be written once everything is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.context import Context
from sympozium_cli.report.terminal import Terminal


class Collecting:
    """Keeps the findings of every file, and writes none of them."""

    def __init__(self, terminal: Terminal, context: Context | None = None) -> None:
        del terminal
        self.context = context or Context()
        self.findings: list[LocatedFinding] = []

    def file(self, findings: Iterable[LocatedFinding]) -> Iterator[str]:
        """Nothing yet."""
        self.findings += findings
        yield from ()
