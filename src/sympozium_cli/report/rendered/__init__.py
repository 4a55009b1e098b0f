"""Rendered objects for eyes and machines: one module per format, with a function `lines`.

Adding a format is adding its module to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Final

from sympozium_cli.report.rendered.rendering import Rendering, Screen

__all__ = ["EXPLAINING", "FORMATS", "Lines", "Rendering", "Screen", "lines_for"]

FORMATS: Final = {"yaml": "yaml_documents", "json": "json_list", "name": "names", "tree": "tree"}
"""The name of each format, and its module."""

EXPLAINING: Final = ("yaml", "tree")
"""The formats that can say why."""

Lines = Callable[[Sequence[Rendering], Screen], Iterator[str]]


def lines_for(name: str) -> Lines:
    """The function that writes a format."""
    written: Lines = import_module(f"{__name__}.{FORMATS[name]}").lines
    return written
