"""What the terminal can do, and text that cannot harm it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TextIO

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "ok": "1;32",
    "bold": "1",
    "dim": "2",
    "place": "36",
    **{f"voice{number}": f"1;{code}" for number, code in enumerate(("36", "35", "34", "32", "96", "95", "94", "92"))},
}
VOICES = tuple(style for style in _CODES if style.startswith("voice"))
"""The styles by which those who speak are told apart; none looks like an error or a warning."""
_HARMFUL = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)

_A_WIDTH = re.compile(r"[1-9][0-9]{0,4}\Z")
_NARROWEST = 20


class Terminal(NamedTuple):
    """Whether to colour, and how wide a line may be; 0 means as wide as it likes.

    `interactive` says whether a person reads along.
    """

    colour: bool = False
    width: int = 0
    interactive: bool = False

    def paint(self, text: str, style: str) -> str:
        """`text` in a style ("" for none), or as it is where there are no colours."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text and style else text


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
    if not {environment.get("FORCE_COLOR"), environment.get("CLICOLOR_FORCE")} <= {None, "", "0"}:
        return True
    return interactive and environment.get("TERM") != "dumb"


def _width(environment: Mapping[str, str], stream: TextIO) -> int:
    columns = environment.get("COLUMNS", "")
    if _A_WIDTH.match(columns):
        return max(int(columns), _NARROWEST)
    if not stream.isatty():
        return 0
    try:
        columns_there = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return 0
    return max(columns_there, _NARROWEST) if columns_there else 0


def inert(text: str) -> str:
    r"""`text` as one line, with all that a terminal obeys or hides written out, such as \x1b for an escape."""
    return _harmful().sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)


@cache
def _harmful() -> re.Pattern[str]:
    return re.compile(_HARMFUL)
