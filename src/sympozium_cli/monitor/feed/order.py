"""Messages in the order of their causes, and where that leaves it open, of their times.

The times of the API server are whole seconds, and those of different machines are not the same, so a task would often
seem to be asked for after its answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

from sympozium_cli.monitor.feed.message import Message, Stage

_Life = tuple[str, str]
_Rank = tuple[float, int]


def in_order(messages: Sequence[Message]) -> Iterator[Message]:
    """The messages, each after those that it follows from.

    Where they follow from each other in a circle, which only forged labels bring about, the oldest goes first.
    """
    after, missing = _edges(messages)
    ranks = [_rank(number, message) for number, message in enumerate(messages)]
    ready = [ranks[number] for number in range(len(messages)) if not missing[number]]
    heapify(ready)
    left = set(range(len(messages)))
    while left:
        number = heappop(ready)[-1] if ready else min(left, key=ranks.__getitem__)
        if number not in left:
            continue
        left.remove(number)
        yield messages[number]
        for follower in after[number]:
            missing[follower] -= 1
            if not missing[follower]:
                heappush(ready, ranks[follower])


def _rank(number: int, message: Message) -> _Rank:
    """Messages of one second are in the order in which they were heard of."""
    return message.at.timestamp(), number


def _edges(messages: Sequence[Message]) -> tuple[defaultdict[int, list[int]], list[int]]:
    """Which messages follow from which, and from how many each follows."""
    lives: defaultdict[_Life, list[int]] = defaultdict(list)
    for number, message in enumerate(messages):
        if message.spot.run:
            lives[message.subject.namespace, message.spot.run].append(number)
    after: defaultdict[int, list[int]] = defaultdict(list)
    missing = [0] * len(messages)
    for first, second in _pairs(messages, lives):
        after[first].append(second)
        missing[second] += 1
    return after, missing


def _pairs(messages: Sequence[Message], lives: dict[_Life, list[int]]) -> Iterator[tuple[int, int]]:
    for life in lives.values():
        life.sort(key=lambda number: _place(messages[number]))
    for (namespace, _), life in lives.items():
        yield from pairwise(life)
        spot = messages[life[0]].spot
        cause = lives.get((namespace, spot.cause), []) if spot.cause else []
        before = [one for one in cause if messages[one].spot.stage <= (Stage.STARTED if spot.inside else Stage.COUNTED)]
        yield from _joined(before[-1:], life[:1])
        if spot.inside:
            yield from _joined(life[-1:], [one for one in cause if messages[one].spot.stage >= Stage.ENDED][:1])


def _place(message: Message) -> tuple[Stage, float]:
    """Where in the life of a run it stands; what happens while that works has its time from several clocks or logs."""
    stage = message.spot.stage
    return stage, message.at.timestamp() if stage == Stage.UNDERWAY else 0.0


def _joined(first: Iterable[int], second: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in first for other in second if one != other)
