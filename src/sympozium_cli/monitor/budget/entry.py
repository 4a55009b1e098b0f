"""A run as the account of its pack has it: who, by whom, how much, for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sympozium_cli.monitor.budget.prices import Charge, Prices, charge
from sympozium_cli.monitor.budget.usage import Usage, usage
from sympozium_cli.monitor.origin import DELEGATION, SEQUENTIAL, SUBAGENT, Origin, origin
from sympozium_cli.monitor.run import Run
from sympozium_cli.monitor.teams import Member, Teams

_BY_RUN: Final = frozenset((SEQUENTIAL, DELEGATION, SUBAGENT))
_TOLD: Final = ("sequential-from-", "delegation-from-")
_UNKNOWN: Final = "?"


class Entry(NamedTuple):
    """A run of a pack.

    Args:
        run: the run.
        member: whose it is.
        started: what started it.
        source: the persona whose run started it; "" where none did, "?" where it is not known any more.
        usage: what it used.
        charge: what it cost.
    """

    run: Run
    member: Member
    started: Origin
    source: str
    usage: Usage
    charge: Charge


VIEWS: Final[Mapping[str, Callable[[Entry], str]]] = {
    "persona": lambda one: one.member.persona or _UNKNOWN,
    "model": lambda one: one.run.model_ref or "/".join(filter(None, (one.run.provider, one.run.model))) or _UNKNOWN,
    "origin": lambda one: one.started.kind,
    "edge": lambda one: f"{one.source or one.started.kind} -> {one.member.persona or _UNKNOWN}",
}
"""By what an account can be split."""


def entries(runs: Iterable[Run], teams: Teams, prices: Prices) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """The runs by the namespace and the name of their packs; what belongs to no pack is left out.

    Args:
        runs: all that are there.
        teams: whose is whose.
        prices: what they cost where the controller has not said so.
    """
    known = {run.key: run for run in runs}
    found: dict[tuple[str, str], list[Entry]] = {}
    for run in known.values():
        one = entry(run, known, teams, prices)
        if one is not None:
            found.setdefault((run.namespace, one.member.pack), []).append(one)
    return {pack: tuple(several) for pack, several in found.items()}


def entry(run: Run, known: Mapping[tuple[str, str], Run], teams: Teams, prices: Prices) -> Entry | None:
    """A run in the account of its pack; None for a run of no pack.

    Args:
        run: the run.
        known: the runs that are there, by namespace and name.
        teams: whose is whose.
        prices: what it costs where the controller has not said so.
    """
    member = teams.member(run)
    if not member.pack:
        return None
    started = origin(run)
    source = _source(run, started, known, teams) if started.kind in _BY_RUN else ""
    return Entry(run, member, started, source, usage(run), charge(run, prices))


def _source(run: Run, started: Origin, known: Mapping[tuple[str, str], Run], teams: Teams) -> str:
    """The persona whose run started this one: by that run, or else by what is left of it in names."""
    before = known.get((run.namespace, started.source))
    if before is not None:
        return teams.member(before).persona or _UNKNOWN
    for prefix in _TOLD:
        if run.agent_id.startswith(prefix):
            return run.agent_id.removeprefix(prefix) or _UNKNOWN
    return max(_by_name(run.namespace, started.source, teams), key=lambda one: len(one[0]), default=("", _UNKNOWN))[1]


def _by_name(namespace: str, name: str, teams: Teams) -> Iterator[tuple[str, str]]:
    """The agents whose runs are called like this one."""
    bare = name.removeprefix("sub-")
    for (place, agent), member in teams.agents.items():
        if place == namespace and bare.startswith(f"{agent}-") and member.persona:
            yield agent, member.persona
