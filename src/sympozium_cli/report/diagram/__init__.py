"""Pictures of packs: one module per format.

A format is a module with a function `lines(drawing, look)`; adding one is adding its module to FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from sympozium_cli.diagram.picture import Picture
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.terminal import Terminal

FORMATS = {"text": "text", "mermaid": "mermaid", "dot": "dot", "svg": "svg", "json": "as_json"}
"""The name of each format, and its module."""


class Drawing(NamedTuple):
    """A picture without credentials, and the presentable findings that its marks count from 1."""

    picture: Picture
    findings: tuple[LocatedFinding, ...]


class Look(NamedTuple):
    """What the reader's end can show: a terminal, and whether its encoding has the signs that lines are drawn with."""

    terminal: Terminal
    unicode: bool = True


def drawn(name: str, drawing: Drawing, look: Look) -> Iterator[str]:
    """The lines of a drawing in that format."""
    lines: Iterator[str] = import_module(f"{__name__}.{FORMATS[name]}").lines(drawing, look)
    return lines
