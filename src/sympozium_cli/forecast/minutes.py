"""Sets of numbered minutes, each set one integer: bit 7 says whether minute 7 belongs to it.

A year of minutes takes 66 kB and is combined with another one in microseconds, so that a pack that runs every
minute is no slower to look at than one that runs once a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_BYTE = 8


def members(minutes: int) -> Iterator[int]:
    """The numbers of a set, ascending."""
    data = minutes.to_bytes(minutes.bit_length() // _BYTE + 1, "little")
    for position, byte in enumerate(data):
        if byte:
            yield from (_BYTE * position + bit for bit in range(_BYTE) if byte >> bit & 1)


def first_of(minutes: int) -> int:
    """The lowest number of a set that has one."""
    return (minutes & -minutes).bit_length() - 1


def up_to(minutes: int, last: int) -> int:
    """The part of a set up to and with the number `last`, which is -1 or more."""
    return minutes & ((1 << last + 1) - 1)


def between(minutes: int, first: int, end: int) -> int:
    """How many numbers of a set lie from `first` up to, and without, `end`."""
    return (minutes >> first & ((1 << max(0, end - first)) - 1)).bit_count()


def lasting(starts: int, length: int, size: int) -> int:
    """The minutes below `size` in which something goes on that lasts `length` minutes from each start."""
    whole = (1 << size) - 1
    covered, done = starts if length else 0, 1
    while done < min(length, size):
        step = min(done, length - done)
        covered |= covered << step & whole
        done += step
    return covered


class Depth:
    """How many of several sets each minute belongs to, as binary numbers: plane 0 holds the ones, plane 1 the twos."""

    def __init__(self, sets: Iterable[int]) -> None:
        self.planes: list[int] = []
        for minutes in sets:
            self._add(minutes)

    def _add(self, carry: int) -> None:
        for position, plane in enumerate(self.planes):
            self.planes[position], carry = plane ^ carry, plane & carry
            if not carry:
                return
        if carry:
            self.planes.append(carry)

    def at_least_two(self) -> int:
        """The minutes that belong to more than one set."""
        shared = 0
        for plane in self.planes[1:]:
            shared |= plane
        return shared

    def deepest(self) -> tuple[int, int]:
        """The largest number of sets that share a minute, and the minutes in which so many do."""
        depth, where = 0, -1
        for position in reversed(range(len(self.planes))):
            if where & self.planes[position]:
                where &= self.planes[position]
                depth |= 1 << position
        return depth, where if depth else 0


def owners(sets: Sequence[int], minute: int) -> tuple[int, ...]:
    """The positions of the sets that have this minute."""
    return tuple(position for position, minutes in enumerate(sets) if minutes >> minute & 1)
