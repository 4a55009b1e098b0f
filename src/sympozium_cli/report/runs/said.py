"""Long texts of agents as lines that a terminal can show, and that can be taken for nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.report.cells import folded
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.plural import count


def said(text: str, width: int, indent: str = "  ", most: int = 0) -> Iterator[str]:
    """The lines of a text, each behind the indent.

    Args:
        text: what was said.
        width: of the terminal; 0 for any.
        indent: what stands before every line.
        most: so many lines are shown; 0 for all.
    """
    lines = [line for part in _trimmed(text).split("\n") for line in folded(inert(part), _room(width, indent))]
    shown = lines[:most] if most and len(lines) > most + 1 else lines
    for line in shown:
        yield f"{indent}{line}".rstrip(" ")
    if len(shown) < len(lines):
        yield f"{indent}... {count(len(lines) - len(shown), 'more line')}: --full"


def _trimmed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\t", "    ").strip("\n")


def _room(width: int, indent: str) -> int:
    return max(width - len(indent), 20) if width else 0
