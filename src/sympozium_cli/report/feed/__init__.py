"""The feed for eyes and machines: one module per format, with a class `Report` that turns messages into lines.

Adding a format is adding its module to FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Final, Protocol

from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.report.feed.stage import Stage

__all__ = ["FORMATS", "Report", "Stage", "report_for"]

FORMATS: Final = {"text": "as_text", "lines": "as_lines", "jsonl": "as_jsonl"}
"""The name of each format, and its module."""


class Report(Protocol):
    """Turns messages into lines of text.

    Attributes:
        stage: where they are shown.
    """

    stage: Stage

    def lines(self, message: Message) -> Iterator[str]:
        """The lines of the next message."""


def report_for(name: str, stage: Stage) -> Report:
    """A new report of that format."""
    made: Report = import_module(f"{__name__}.{FORMATS[name]}").Report(stage)
    return made
