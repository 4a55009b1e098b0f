"""Runs that the end of another run starts: one for every sequential edge, each time its source succeeds.

After agentrun_controller.go, which has done so since v0.9.0; there is no join, and two edges are two runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.pack import SEQUENTIAL, Pack
from sympozium_cli.values.release import Release

_HANDS_OVER = Release(0, 9, 0)
_COUNTABLE = 10**12

Amounts = Mapping[str, int | None]
"""A number for each persona by its name; None where there is no end, or none worth a number."""

_Edges = Mapping[str, list[str]]


def handovers(pack: Pack) -> _Edges:
    """The targets of each source, once for every edge that starts runs."""
    targets: dict[str, list[str]] = {}
    for live in live_edges(pack, SEQUENTIAL) if pack.release >= _HANDS_OVER else ():
        targets.setdefault(live.source.name, []).append(live.target.name)
    return targets


def followers(pack: Pack, starts: Mapping[str, int]) -> Amounts:
    """How many runs hand-overs start of each persona at most, if `starts` of them begin otherwise."""
    every = handovers(pack)
    received: dict[str, int | None] = dict.fromkeys(_names(every), 0)
    started = _reached(every, (name for name, number in starts.items() if number))
    edges = {source: targets for source, targets in every.items() if source in started}
    ordered = _ordered(edges)
    for source in ordered:
        for target in edges.get(source, ()):
            received[target] = _total(received[target], _total(starts.get(source, 0), received[source]))
    received.update(dict.fromkeys(_names(edges) - set(ordered)))
    return received


def with_followers(pack: Pack, own: Mapping[str, int]) -> Amounts:
    """What a run of each persona costs with all that follows it, where a run alone costs `own`."""
    edges = handovers(pack)
    sources: dict[str, list[str]] = {}
    for source, targets in edges.items():
        for target in targets:
            sources.setdefault(target, []).append(source)
    costs: dict[str, int | None] = dict(own)
    ended = _ordered(sources)
    for name in ended:
        for target in edges.get(name, ()):
            costs[name] = _total(costs[name], costs[target])
    costs.update(dict.fromkeys(_names(edges) - set(ended)))
    return costs


def _total(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return None
    return one + other if one + other < _COUNTABLE else None


def _names(edges: _Edges) -> set[str]:
    return {*edges, *(target for targets in edges.values() for target in targets)}


def _ordered(edges: _Edges) -> list[str]:
    """The keys and their items, each key before its items; without those that lie on, or behind, a cycle.

    Only releases before v0.10.7 let a cycle through.
    """
    waiting = Counter(target for targets in edges.values() for target in targets)
    ready = [source for source in edges if not waiting[source]]
    for name in ready:
        for target in edges.get(name, ()):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return ready


def _reached(edges: _Edges, names: Iterable[str]) -> set[str]:
    reached = set(names)
    waiting = list(reached)
    while waiting:
        found = set(edges.get(waiting.pop(), ())) - reached
        reached |= found
        waiting += found
    return reached
