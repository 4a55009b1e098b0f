"""Lines that fit into a terminal, whatever colours are in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sympozium_cli.report.cells import cells, cut

_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
_PLAIN: Final = "\x1b[0m"


def width(line: str) -> int:
    """How many cells a line takes; its colours take none."""
    return cells(_STYLE.sub("", line))


def fitted(line: str, room: int) -> str:
    """The line, cut where it is wider than so many cells; what was coloured does not go on colouring."""
    if width(line) <= room:
        return line
    kept, used, at = [], 0, 0
    for style in (*_STYLE.finditer(line), None):
        text = line[at : style.start() if style is not None else len(line)]
        kept.append(cut(text, 0, max(room - used, 0)))
        used += cells(text)
        if style is not None:
            kept.append(style.group())
            at = style.end()
    styled = len(kept) > 1
    return "".join(kept) + (_PLAIN if styled and not kept[-1] else "")


def of_height(lines: Sequence[str], rows: int) -> list[str]:
    """As many of the lines as there are rows; the last row then says how many are left out."""
    if len(lines) <= rows:
        return list(lines)
    kept = lines[: max(rows - 1, 0)]
    return [*kept, f"+{len(lines) - len(kept)} more"][:rows]
