"""A terminal that takes note of all that text must not do."""

from __future__ import annotations

import pyte

_DEEDS = frozenset(
    (
        *("set_title", "set_icon_name", "bell", "backspace", "tab", "reverse_index", "cursor_position"),
        *("cursor_up", "cursor_back", "cursor_forward", "erase_in_display", "erase_in_line"),
        *("insert_lines", "delete_lines", "delete_characters", "insert_characters", "set_margins", "set_mode"),
        *("reset_mode", "report_device_status", "define_charset", "shift_in", "shift_out", "save_cursor", "reset"),
        *("restore_cursor", "alignment_display", "clear_tab_stop", "set_tab_stop", "erase_characters", "debug"),
    )
)


class Watched(pyte.Screen):
    """The terminal.

    Attributes:
        deeds: what it was made to do.
    """

    def __init__(self, columns: int, lines: int) -> None:
        self.deeds: list[str] = []
        super().__init__(columns, lines)

    def __getattribute__(self, name: str) -> object:
        if name in _DEEDS:
            self.deeds.append(name)
        return super().__getattribute__(name)


def obeyed(lines: list[str], columns: int) -> list[str]:
    """What a terminal does beside showing these lines, each in one row and from its first column on."""
    screen = Watched(columns, len(lines) + 5)
    stream = pyte.Stream(screen)
    screen.deeds.clear()
    for number, line in enumerate(lines):
        stream.feed(line + "\r\n")
        assert (screen.cursor.x, screen.cursor.y) == (0, number + 1), line
    assert (screen.title, screen.icon_name) == ("", "")
    return list(screen.deeds)
