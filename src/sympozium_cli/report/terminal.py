"""What the terminal can do, and text that cannot harm it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import NamedTuple, TextIO

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "ok": "1;32",
    "bold": "1",
    "dim": "2",
    "place": "36",
}
_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


class Terminal(NamedTuple):
    """Whether to colour, and how wide a line may be; 0 means as wide as it likes.

    `interactive` says whether a person reads along.
    """

    colour: bool = False
    width: int = 0
    interactive: bool = False

    def paint(self, text: str, style: str) -> str:
        """`text` in a style, or as it is where there are no colours."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text


def terminal(stream: TextIO, choice: str, environment: Mapping[str, str]) -> Terminal:
    """What `stream` can show; `choice` is auto, always or never, as `--color` says it.

    NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM=dumb and COLUMNS are obeyed, in the order of https://no-color.org:
    the option wins over the environment, the environment over what the stream is.
    """
    interactive = stream.isatty()
    return Terminal(_coloured(choice, environment, interactive=interactive), _width(environment, stream), interactive)


def _coloured(choice: str, environment: Mapping[str, str], *, interactive: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") != "0" or environment.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return interactive and environment.get("TERM") != "dumb"


def _width(environment: Mapping[str, str], stream: TextIO) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return max(int(columns), 20)
    if not stream.isatty():
        return 0
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, 20)
    except OSError:
        return 0


def inert(text: str) -> str:
    r"""`text` with everything that a terminal would obey written out, such as \x1b for an escape."""
    return _HARMFUL.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)
