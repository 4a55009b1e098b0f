"""Objects as a table with all its columns."""

from __future__ import annotations

from sympozium_cli.report.printing import Printer
from sympozium_cli.report.printing.table import table


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return lambda objects, screen: table(objects, screen, screen.columns)
