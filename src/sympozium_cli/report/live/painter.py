"""A picture of a few lines at the end of a terminal, which changes in place; the terminal's history stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Final, NamedTuple, Self

from sympozium_cli.report.live.fitting import fitted, of_height, width

_HIDE: Final = "\x1b[?25l"
SHOW: Final = "\x1b[?25h"
_REST_OF_LINE: Final = "\x1b[K"
_REST_OF_SCREEN: Final = "\x1b[J"


class Size(NamedTuple):
    """How large a terminal is, in cells."""

    width: int
    height: int


class Painter:
    """Draws pictures, each over the one before; the last one stays when the `with` block ends.

    Between two pictures the cursor stands below the picture, in the first column, and cannot be seen. A picture is
    never as high as the terminal, so that nothing of it scrolls away.

    Args:
        write: writes a text and flushes it. It is called once for a picture, and not at all if nothing has changed.
        size: how large the terminal is now.
    """

    def __init__(self, write: Callable[[str], None], size: Callable[[], Size]) -> None:
        self._write = write
        self._size = size
        self._shown: list[str] = []
        self._at = size()

    def __enter__(self) -> Self:
        self._write(_HIDE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(SHOW)

    def paint(self, lines: Sequence[str], above: Iterable[str] = ()) -> None:
        """Show these lines in the place of those before; they hold no control characters but colours.

        Args:
            lines: the picture.
            above: what is to stay in the terminal's history, and stands above the picture from now on.
        """
        size = self._size()
        picture = [fitted(line, size.width) for line in of_height(lines, size.height - 1)]
        said = [f"{line}\r\n" for line in above]
        if said or size != self._at:
            drawn = self._to_top(size) + _REST_OF_SCREEN + "".join(said) + "".join(f"{line}\r\n" for line in picture)
        else:
            drawn = self._changes(picture, size)
        self._shown, self._at = picture, size
        if drawn:
            self._write(drawn)

    def forget(self) -> None:
        """Take it that the picture is gone, as after the program was stopped and goes on: the next is a new one."""
        self._shown = []

    def _to_top(self, size: Size) -> str:
        """To where the picture begins; in a terminal that has become narrower its lines may take several rows."""
        rows = sum(max(-(-width(line) // size.width), 1) for line in self._shown)
        return _up(min(rows, size.height - 1))

    def _changes(self, picture: Sequence[str], size: Size) -> str:
        """What makes the picture of the one that is there: only lines that differ are written."""
        before = self._shown
        if picture == before:
            return ""
        parts = [_up(len(before))]
        for position, line in enumerate(picture):
            old = before[position] if position < len(before) else None
            if line != old:
                # To erase after a line that fills its row could take its last character away.
                parts.append(line + (_REST_OF_LINE if old is not None and width(line) < size.width else ""))
            parts.append("\r\n")
        if len(picture) < len(before):
            parts.append(_REST_OF_SCREEN)
        return "".join(parts)


def _up(rows: int) -> str:
    return f"\r\x1b[{rows}A" if rows else "\r"
