"""What is said beside the objects of a cluster, in the form of changes: lines of logs, and entries of memories.

A feed takes them as it takes objects, so that they have their place among the other messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.happening import ADDED, Change
from sympozium_cli.values.age import moment

LINE: Final = "LogLine"
ENTRY: Final = "MemoryEntry"


def line_change(run: Object, text: str, mark: str, at: datetime, *, past: bool) -> Change:
    """A line that a run has written.

    Args:
        run: the run, as `monitor.run.kept` leaves it.
        text: the line.
        mark: what no other line of the run has.
        at: when it was written.
        past: whether it was there when the tail began.
    """
    return Change(ADDED, {"kind": LINE, "run": run, "text": text, "mark": mark}, None, at, past)


def entry_written(entry: Mapping[str, Any]) -> datetime | None:
    """When an entry was written, in the words of JSON or of SQLite, which leaves the zone out; None for not known."""
    said = entry.get("created_at")
    return (moment(said) or moment(f"{said}Z")) if isinstance(said, str) else None


def entry_change(pack: Object, entry: Mapping[str, Any], mark: str, at: datetime, *, past: bool) -> Change:
    """An entry of the memory that the personas of a pack share.

    Args:
        pack: the pack, as `monitor.feed.pack.kept` leaves it.
        entry: what the memory says of it.
        mark: what no other entry of the pack has.
        at: when it was written.
        past: whether it was there when the tail began.
    """
    return Change(ADDED, {"kind": ENTRY, "pack": pack, "entry": dict(entry), "mark": mark}, None, at, past)
