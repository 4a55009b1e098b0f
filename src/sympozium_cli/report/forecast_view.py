"""How a forecast is looked at: in which time zone, by whom, and which personas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo
from typing import NamedTuple

from sympozium_cli.forecast import Forecast
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.report.cells import cells, cut
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import count

_DAY = 86_400
_USUAL_WIDTH = 80
_WIDEST_NAME = 24


class View(NamedTuple):
    """A forecast and what is wanted of it.

    Args:
        forecast: the whole.
        zone: the time zone that times are shown in, by its `zone_name`.
        chosen: the positions of the personas to show.
        line_of: the line in which a path stands.
        terminal: what the reader sees it on.
        plain: whether nothing but ASCII can be shown.
    """

    forecast: Forecast
    zone: tzinfo
    zone_name: str
    chosen: frozenset[int]
    line_of: Callable[[FieldPath], int]
    terminal: Terminal
    plain: bool = False

    @property
    def width(self) -> int:
        """The cells of a line."""
        return self.terminal.width or _USUAL_WIDTH

    @property
    def shown(self) -> tuple[Outlook, ...]:
        """The outlooks to show."""
        return tuple(one for position, one in enumerate(self.forecast.outlooks) if position in self.chosen)

    @property
    def more(self) -> str:
        """The sign for what is left out."""
        return "..." if self.plain else "…"

    def local(self, instant: datetime) -> datetime:
        """An instant on the clock of the zone."""
        return instant.astimezone(self.zone)

    def time(self, instant: datetime) -> str:
        """An instant in a few words: the hour alone where it is on the first day of a short window."""
        window = self.forecast.asked.window
        start, local = self.local(window.start), self.local(instant)
        if local.date() == start.date() and window.seconds <= _DAY:
            return f"{local:%H:%M}"
        return f"{local:%a %m-%d %H:%M}" if local.year == start.year else f"{local:%Y-%m-%d %H:%M}"

    def whole_time(self, instant: datetime) -> str:
        """An instant with its year, and the zone."""
        return f"{self.local(instant):%a %Y-%m-%d %H:%M} {self.zone_name}"

    def names(self, positions: Iterable[int]) -> list[str]:
        """The names of personas, by their positions, as they can be shown."""
        return [safe(self.forecast.outlooks[position].persona.name) for position in positions]

    def place(self, paths: Iterable[FieldPath]) -> str:
        """Where paths stand, as the end of a sentence: " (line 7)"; "" for none."""
        lines = sorted({self.line_of(path) for path in paths})
        if not lines:
            return ""
        return f" (line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines[:5]))})"

    def fitted(self, text: str, room: int) -> str:
        """`text`, cut where it takes more than `room` cells."""
        if cells(text) <= room:
            return text
        return cut(text, 0, max(0, room - cells(self.more))) + self.more


def safe(text: str) -> str:
    """A text of the pack that harms no terminal and shows no credential."""
    return inert(masked(text))


def short_name(view: View, one: Outlook) -> str:
    """The name of a persona, cut to a third of the line."""
    return view.fitted(safe(one.persona.name), min(_WIDEST_NAME, view.width // 3))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """`text` filled up with blanks to `width` cells."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def length(minutes: int) -> str:
    """A number of minutes in its largest whole unit: "90 minutes", "24 hours", "2 days"."""
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes % size == 0 and (unit != "day" or minutes > size):
            return count(minutes // size, unit)
    return count(minutes, "minute")
