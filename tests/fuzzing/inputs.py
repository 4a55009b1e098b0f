"""One input after the other, all of them decided by one seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from fuzzing import packs, seeds, texts
from fuzzing.case import TARGETS, Case
from fuzzing.large import large

LARGE_ONES = 0.01
SIZES = (50, 400, 1000, 2000)


def cases(seed: int) -> Iterator[Case]:
    """Endlessly many; the same for the same seed and the same checkout."""
    number = 0
    while True:
        yield case(seed, number)
        number += 1


def case(seed: int, number: int) -> Case:
    """The case with this number; it depends on none of those before it."""
    random = Random(f"{seed}/{number}")
    return Case(_data(random), random.choice(TARGETS))


def _data(random: Random) -> bytes:
    way = random.random()
    if way < LARGE_ONES:
        return packs.written(large(random.choice(SIZES), random), random).encode()
    if way < 0.03:
        return random.randbytes(random.choice((1, 10, 100, 3000)))
    if way < 0.5:
        return texts.encoded(texts.mutated(random.choice(seeds.texts()), random), random)
    text = packs.written(packs.mutated(seeds.value(random), random), random)
    return texts.encoded(texts.mutated(text, random) if way > 0.85 else text, random)
