"""The run with which a number of tokens is used up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.stimulus import stimulated_when_ready
from sympozium_cli.forecast.handovers import Amounts
from sympozium_cli.forecast.minutes import up_to
from sympozium_cli.forecast.outlook import Outlook, longest_look, outlooks
from sympozium_cli.forecast.window import Window

_HORIZON = 366 * 86_400


class Purse(NamedTuple):
    """The tokens of a run of each persona: of the run alone, and with all that follow it by hand-over."""

    alone: Mapping[str, int]
    whole: Amounts


class Spent(NamedTuple):
    """A run with which the tokens are used up, or else the runs that follow it by hand-over.

    `persona` starts it at `at`, as run `number` of those that the clock starts; 0 for the run of the stimulus. Without
    a persona there was nothing left from the start.
    """

    at: datetime
    persona: str = ""
    number: int = 0
    by_followers: bool = False


def cost_of(found: Sequence[Outlook], whole: Amounts) -> int | None:
    """The tokens of all starts with what follows them; None where there is no end of it."""
    total = 0
    for one in found:
        cost = whole[one.persona.name] if one.runs else 0
        if cost is None:
            return None
        total += one.runs * cost
    return total


def exhaustion(
    pack: Pack, purse: Purse, left: int | None, window: Window, *, running: bool
) -> tuple[Spent | None, datetime]:
    """When `left` tokens are used up, counted from the start of the window, and up to when was looked.

    The end of the window does not end the search; a year does, or less for a pack of hundreds of personas.
    """
    if left is None:
        return None, window.end
    if left <= 0:
        return Spent(window.start), window.start
    start = None if running else stimulated_when_ready(pack)
    if start is not None:
        name = start.persona.name
        cost = purse.whole[name]
        if cost is None or cost >= left:
            return Spent(window.start, name, by_followers=purse.alone[name] < left), window.start
        left -= cost
    return _by_the_clock(pack, purse, left, window, running=running)


def _by_the_clock(
    pack: Pack, purse: Purse, left: int, window: Window, *, running: bool
) -> tuple[Spent | None, datetime]:
    longest = window._replace(seconds=min(_HORIZON, longest_look(pack)))
    found = [one for one in outlooks(pack, longest, running=running) if one.runs]
    total = cost_of(found, purse.whole)
    if total is not None and total < left:
        return None, longest.end
    return _among(found, purse, left, longest), longest.end


def _among(found: Sequence[Outlook], purse: Purse, left: int, window: Window) -> Spent:
    """The first run with which the runs that have begun use as much as is left."""
    minute = _minute(found, purse, left, window)
    before = [one._replace(starts=up_to(one.starts, minute - 1)) for one in found]
    used = cost_of(before, purse.whole) or 0
    number = sum(one.runs for one in before)
    spent = Spent(window.instant(minute))
    for one in found:
        if one.starts >> minute & 1 and used < left:
            name, number = one.persona.name, number + 1
            spent = Spent(spent.at, name, number, by_followers=used + purse.alone[name] < left)
            cost = purse.whole[name]
            used = left if cost is None else used + cost
    return spent


def _minute(found: Sequence[Outlook], purse: Purse, left: int, window: Window) -> int:
    """The minute in which it starts, by halving what is left of the window."""
    low, high = 0, window.size - 1
    while low < high:
        middle = (low + high) // 2
        used = cost_of([one._replace(starts=up_to(one.starts, middle)) for one in found], purse.whole)
        low, high = (low, middle) if used is None or used >= left else (middle + 1, high)
    return low
