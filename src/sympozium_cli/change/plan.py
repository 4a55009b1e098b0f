"""What the controllers will do about an edit of a pack, and what they will leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.change.reconcile import reconciled, removed
from sympozium_cli.change.state import NOTHING, State
from sympozium_cli.change.stays import Kept, orphans, untouched
from sympozium_cli.render.circumstances import Circumstances

CREATE: Final = "create"
UPDATE: Final = "update"
DELETE: Final = "delete"


class Change(NamedTuple):
    """A write of a controller: the object before it and after it, None where there is none."""

    op: str
    key: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class Collected(NamedTuple):
    """An object that vanishes without a deletion of its own, and why."""

    key: str
    why: str


class Plan(NamedTuple):
    """What becomes of an edit.

    Args:
        changes: the writes of the first pass, by object.
        later: the writes after the last schedule of a disabled pack is gone.
        phase: `status.phase` after the first pass; it is not written anew while a disabled pack waits.
        settled: `status.phase` in the end.
        collected: what goes with other objects.
        untouched: what stays as it is although the pack says something else now.
        orphans: what stays although the pack has no place for it any more.
        crashed: whether the controller panics at every attempt.
    """

    changes: tuple[Change, ...] = ()
    later: tuple[Change, ...] = ()
    phase: str = ""
    settled: str = ""
    collected: tuple[Collected, ...] = ()
    untouched: tuple[Kept, ...] = ()
    orphans: tuple[Kept, ...] = ()
    crashed: bool = False


def plan(before: Pack | None, after: Pack | None, around: Circumstances, earlier: Circumstances | None = None) -> Plan:
    """What happens when `before`, which has been reconciled, becomes `after`.

    Args:
        before: the pack as the controllers know it; None for one that was never applied.
        after: the pack as it will be applied; None where it will be deleted.
        around: what the controllers know besides.
        earlier: what they knew when they reconciled `before`; None for the same.
    """
    start = settled_state(before, earlier or around)
    first = _after(start, before, after, around)
    last = first if after is None else reconciled(first, after, around)
    gone = {**first.collected, **last.collected}
    return Plan(
        changes=tuple(_changes(start, first)),
        later=tuple(_changes(first, last)),
        phase=first.phase,
        settled=last.phase,
        collected=tuple(Collected(key, gone[key]) for key in sorted(gone)),
        untouched=untouched(last, after, around),
        orphans=orphans(last, after, around),
        crashed=first.crashed,
    )


def settled_state(pack: Pack | None, around: Circumstances) -> State:
    """What there is when the controllers have nothing more to do for a pack that had nothing before."""
    return reconciled(NOTHING, pack, around) if pack is not None else NOTHING


def _after(start: State, before: Pack | None, after: Pack | None, around: Circumstances) -> State:
    if after is not None:
        return reconciled(start, after, around)
    return removed(start, before) if before is not None else start


def _changes(before: State, after: State) -> Iterator[Change]:
    for key in sorted({*before.objects, *after.objects}):
        old, new = before.objects.get(key), after.objects.get(key)
        was, will_be = (each.value if each is not None else None for each in (old, new))
        if was is None:
            yield Change(CREATE, key, None, will_be)
        elif will_be is None:
            if key not in after.collected:
                yield Change(DELETE, key, was, None)
        elif was != will_be:
            yield Change(UPDATE, key, was, will_be)
