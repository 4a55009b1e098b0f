"""Where the feed is shown, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import NamedTuple

from sympozium_cli.report.terminal import Terminal


def _unseated(_namespace: str, _pack: str, _persona: str) -> int | None:
    return None


class Stage(NamedTuple):
    """What the formats have to know.

    Args:
        terminal: colours and width.
        encoding: of the stream.
        zone: the time zone of those who read; None for that of the machine.
        packs: whether the pack is said with every message.
        namespaces: whether the namespace is said with every message.
        full: whether long texts are shown to their end.
        where: the options that commands need to reach the same place, such as " -n lab".
        seat: which persona of its pack somebody is, by namespace, pack and name; None for nobody's.
    """

    terminal: Terminal = Terminal()
    encoding: str = "utf-8"
    zone: tzinfo | None = None
    packs: bool = False
    namespaces: bool = False
    full: bool = False
    where: str = ""
    seat: Callable[[str, str, str], int | None] = _unseated
