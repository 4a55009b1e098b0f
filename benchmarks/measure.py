"""What commands take: each in its turn, round after round, in an order that changes, so that noise meets them all."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median
from typing import NamedTuple, TypeVar

_SPAWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawn.py")
_SEED = 20

Contestant = TypeVar("Contestant")


class Usage(NamedTuple):
    """What one run took: seconds of wall and of CPU time (user and system), and the peak of memory in bytes."""

    wall: float
    cpu: float
    memory: int


class Command(NamedTuple):
    """A program with its arguments; `argv[0]` is a path.

    Args:
        label: how tables call it.
        argv: the words.
        rounds: how many rounds it takes part in at most; 0 for all of them.
    """

    label: str
    argv: tuple[str, ...]
    rounds: int = 0


class CommandFailedError(Exception):
    """A command that was to be measured did not end with exit code 0."""


def measure(argv: Sequence[str]) -> Usage:
    """Run a command once; its output is thrown away.

    Raises:
        CommandFailedError: it ended with another exit code than 0; the message has the end of what it said.
    """
    with tempfile.NamedTemporaryFile() as errors:
        spawn = [sys.executable, "-I", "-S", _SPAWN, errors.name, *argv]
        wall, cpu, memory, code = subprocess.run(spawn, check=True, capture_output=True, text=True).stdout.split()
        if code != "0":
            said = errors.read().decode(errors="replace").strip()
            raise CommandFailedError(f"{' '.join(argv[:4])} ended with exit code {code}: {said[-500:]}")
    return Usage(float(wall), float(cpu), int(memory))


def measured(commands: Sequence[Command], rounds: int) -> list[list[Usage]]:
    """What every round of every command took, in the order of `commands`; a first round to warm up is not counted."""
    usages: list[list[Usage]] = [[] for _ in commands]
    for command in commands:
        measure(command.argv)
    limits = [min(command.rounds or rounds, rounds) for command in commands]
    for index in turns(limits, rounds):
        usages[index].append(measure(commands[index].argv))
    return usages


def turns(limits: Sequence[int], rounds: int) -> Iterator[int]:
    """Whose turn it is: in each round everybody once, in random order; those of few rounds are spread over all."""
    random = Random(_SEED)
    for number in range(rounds):
        present = [
            index for index, limit in enumerate(limits) if (number + 1) * limit // rounds > number * limit // rounds
        ]
        random.shuffle(present)
        yield from present


def middle(usages: Sequence[Usage]) -> Usage:
    """The median of each of the three."""
    return Usage(*(median(values) for values in zip(*usages, strict=True)))


def least(usages: Sequence[Usage]) -> Usage:
    """The minimum of each of the three."""
    return Usage(*(min(values) for values in zip(*usages, strict=True)))
