"""Lines of logs on standard output: nothing in them can be taken for another line, or for another agent's."""

from __future__ import annotations

import re
import sys

from sympozium_cli.errors import UsageError
from sympozium_cli.monitor.log_lines import Line
from sympozium_cli.report.terminal import Terminal, inert

_STYLES = ("place", "ok", "warning", "info", "bold")
_TAB = 8


class LogPrinter:
    """Prints lines.

    Args:
        pattern: what a line must match; "" for anything.
        timestamps: whether every line begins with its time.
        page: the terminal.
        flush: whether every line is shown at once.

    Raises:
        UsageError: the pattern is none.
    """

    def __init__(self, pattern: str, page: Terminal, *, timestamps: bool, flush: bool) -> None:
        try:
            self._pattern = re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            raise UsageError(f"'--grep {pattern}' is no regular expression: {error}") from None
        self._page = page
        self._timestamps = timestamps
        self._flush = flush
        self._styles: dict[str, str] = {}
        self.printed = 0

    def __call__(self, line: Line, label: str = "") -> None:
        """Print a line, behind the label of whoever wrote it."""
        if self._pattern.search(line.text) is None:
            return
        ahead = f"{self._page.paint(f'[{inert(label)}]', self._style(label))} " if label else ""
        time = f"{line.stamp} " if self._timestamps and line.stamp else ""
        print(f"{ahead}{inert(time + line.text.expandtabs(_TAB))}")
        self.printed += 1
        if self._flush:
            sys.stdout.flush()

    def _style(self, label: str) -> str:
        return self._styles.setdefault(label, _STYLES[len(self._styles) % len(_STYLES)])
