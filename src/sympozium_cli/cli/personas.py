"""The personas that an option names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sympozium_cli.errors import UsageError
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest

_SHOWN = 20


def demand_personas(wanted: Iterable[str], known: Sequence[str]) -> None:
    """See that all personas that are wanted are there.

    Raises:
        UsageError: one is not; the hint names the closest, or those that are there.
    """
    for name in wanted:
        if name not in known:
            meant = closest(name, known)
            shown = [*known[:_SHOWN], f"{len(known) - _SHOWN} more"] if len(known) > _SHOWN else known
            there = f"there are {listed(shown)}" if len(shown) > 1 else f"there is {listed(shown) or 'none'}"
            raise UsageError(f"there is no persona '{name}'", hint=f"did you mean '{meant}'?" if meant else there)
