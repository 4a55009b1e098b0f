"""A short cut to the help of commands: pages that were written beforehand, for terminals of the usual width.

They are generated from the real command line (tools/generate_help_pages.py). Any other width, and any other word beside
the names of commands, is left to the library that reads the command line.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final

WIDTH: Final = 80
"""Columns of a terminal from which on help looks the same, however wide the terminal is."""

SEPARATOR: Final = "\n\f"
"""What stands between two pages: a form feed at the beginning of a line."""

_ASKING: Final = ("--help", "-h")


def page(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The help that the arguments plainly ask for; "" where the library has to answer."""
    *words, last = arguments or [""]
    if last not in _ASKING or any(word.startswith("-") for word in words) or not _wide(environment):
        return ""
    return _pages().get(" ".join(["sympozium", *words]), "")


def _pages() -> dict[str, str]:
    name = os.path.join(os.path.dirname(__file__), "pages.txt")
    # The loader also reads what lies in a zip file.
    text = globals()["__loader__"].get_data(name).decode("utf-8").rstrip("\n")
    return dict(part.split("\n", 1) for part in text.split(SEPARATOR))


def _wide(environment: Mapping[str, str]) -> bool:
    """Whether the library would take the terminal for one that is as wide as the pages, or wider (shutil)."""
    if environment.get("COLUMNS", "") not in ("", "0"):
        return False
    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        return True
    return not 0 < columns < WIDTH
