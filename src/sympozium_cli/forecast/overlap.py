"""Which runs may go on at the same time, if each takes as long as it may.

The schedule controller holds a tick back while a run of the same schedule is active and, in a pack of workflow type
`pipeline`, while any run of the pack is (sympoziumschedule_controller.go). The tick stays due: one run starts when the
way is free, for however many ticks have come in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.forecast.minutes import Depth, first_of, lasting, owners
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.values.release import Release

_ONE_AT_A_TIME = Release(0, 10, 37)


class Overlap(NamedTuple):
    """How far runs that the clock starts can get in each other's way.

    Args:
        pipeline: whether a run holds back the ticks of all personas, and not of its own alone.
        minutes: how many minutes may see runs of more than one persona.
        peak: the most personas that may run at once.
        at: the first minute in which so many may; None where there is no run.
        who: the positions of these personas.
        held: for every persona, how many of its ticks may come while a run holds them back.
    """

    pipeline: bool
    minutes: int
    peak: int
    at: int | None
    who: tuple[int, ...]
    held: tuple[int, ...]


def overlap(pack: Pack, outlooks: Sequence[Outlook], size: int) -> Overlap:
    """The overlap of the runs of a pack in a window of `size` minutes."""
    pipeline = pack.spec.workflow_type == "pipeline" and pack.release >= _ONE_AT_A_TIME
    active = [lasting(one.starts, one.longest_run, size) for one in outlooks]
    depth = Depth(active)
    peak, where = depth.deepest()
    at = first_of(where) if where else None
    held = _held_in_pipeline(outlooks, active, size) if pipeline else [_held(one, size) for one in outlooks]
    who = owners(active, at) if at is not None else ()
    return Overlap(pipeline, depth.at_least_two().bit_count(), peak, at, who, tuple(map(int.bit_count, held)))


def _held(one: Outlook, size: int) -> int:
    """The starts of a persona that come while an earlier run of its own may be active."""
    return one.starts & lasting(one.starts << 1, one.longest_run - 1, size)


def _held_in_pipeline(outlooks: Sequence[Outlook], active: Sequence[int], size: int) -> list[int]:
    """The starts that come while, or in the minute in which, a run of anybody else may be active."""
    shared = Depth(active).at_least_two()
    return [one.starts & (shared | _held(one, size)) for one in outlooks]
