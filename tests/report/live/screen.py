"""A terminal that understands as much as a painter says, and nothing else."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from sympozium_cli.report.live.painter import Size

_PARTS = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])|\r|\n|[^\x1b\r\n]")


class FakeTerminal:
    """Rows of cells; what scrolls out at the top is kept in `history`."""

    def __init__(self, width: int, height: int) -> None:
        self.size = Size(width, height)
        self.history: list[str] = []
        self.rows = [[" "] * width for _ in range(height)]
        self.row = self.column = 0
        self.cursor_shown = True
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.written.append(text)
        at = 0
        for part in _PARTS.finditer(text):
            assert part.start() == at, f"what is {text[at : part.start()]!r}?"
            at = part.end()
            if part.group(2):
                self._obey(part.group(1), part.group(2))
            elif part.group() == "\r":
                self.column = 0
            elif part.group() == "\n":
                self._down()
            else:
                self._put(part.group())
        assert at == len(text)

    @property
    def text(self) -> list[str]:
        """All that can be seen, and what has scrolled away, without the empty rows at the end."""
        rows = [*self.history, *("".join(row).rstrip() for row in self.rows)]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def _obey(self, argument: str, command: str) -> None:
        match command, argument:
            case "A", number:
                self.row = max(self.row - int(number), 0)
            case "K", "":
                self.rows[self.row][self.column :] = [" "] * (self.size.width - self.column)
            case "J", "":
                self._obey("", "K")
                for row in range(self.row + 1, self.size.height):
                    self.rows[row] = [" "] * self.size.width
            case "h", "?25":
                self.cursor_shown = True
            case "l", "?25":
                self.cursor_shown = False
            case "m", _:
                pass
            case _:
                raise AssertionError(f"the terminal does not know {argument}{command}")

    def _put(self, character: str) -> None:
        cells = 2 if east_asian_width(character) in "WF" else 1
        if self.column + cells > self.size.width:
            self.column = 0
            self._down()
        self.rows[self.row][self.column : self.column + cells] = [character, *[""] * (cells - 1)]
        self.column += cells

    def _down(self) -> None:
        if self.row == self.size.height - 1:
            self.history.append("".join(self.rows.pop(0)).rstrip())
            self.rows.append([" "] * self.size.width)
        else:
            self.row += 1
