"""What an edit of packs does, for eyes and machines: one module per format, with a function `lines`.

Adding a format is adding its module to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Final

from sympozium_cli.report.differences.difference import Difference
from sympozium_cli.report.terminal import Terminal

__all__ = ["FORMATS", "Difference", "Lines", "lines_for"]

FORMATS: Final = {"unified": "unified", "json": "as_json", "markdown": "markdown"}
"""The name of each format, and its module."""

Lines = Callable[[Sequence[Difference], Terminal], Iterator[str]]


def lines_for(name: str) -> Lines:
    """The function that writes a format."""
    written: Lines = import_module(f"{__name__}.{FORMATS[name]}").lines
    return written
