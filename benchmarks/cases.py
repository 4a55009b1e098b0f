"""What is compared with what, and what is to be reached."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from benchmarks.measure import Command
from benchmarks.packs import write_packs
from benchmarks.programs import check_jsonschema, kubeconform, python, sympozium, yamllint
from benchmarks.rows import CPU, MEMORY, WALL

FEW = 3
"""Rounds for peers that take many seconds."""

_SLOW = 1_000
_FLAT = 1.2


class Versus(NamedTuple):
    """A peer, what of it is compared, and the largest ratio that is good enough (None: no goal)."""

    peer: Command
    metric: str = WALL
    goal: float | None = None


class Case(NamedTuple):
    """One thing that we do, and who else does it."""

    ours: Command
    peers: tuple[Versus, ...]


Build = Callable[[str], Case]
"""Makes a case and its files below a folder."""


def _start(words: tuple[str, ...], goal: float, _folder: str) -> Case:
    return Case(sympozium(*words), (Versus(python(), CPU, goal),))


def _validate(count: int, goal: float | None, work: str) -> Case:
    folder, files = _packs(work, count)
    few = FEW if count >= _SLOW else 0
    others = kubeconform(folder)
    peers = (
        Versus(check_jsonschema(files), WALL, goal),
        Versus(yamllint(folder, few)),
        *((Versus(others),) if others else ()),
    )
    return Case(_cold(folder), peers)


def _cold(folder: str) -> Command:
    """Checking a folder as if for the first time."""
    return sympozium("pack", "validate", "--no-cache", folder)


def _cached(count: int, work: str) -> Case:
    folder, _ = _packs(work, count)
    first = _cold(folder)._replace(label="the first run", rounds=FEW)
    return Case(sympozium("pack", "validate", folder), (Versus(first, WALL, 0.2),))


def _validate_one(work: str) -> Case:
    case = _validate(1, 0.25, work)
    return case._replace(peers=(*case.peers, Versus(python(), CPU)))


def _memory(count: int, work: str) -> Case:
    one = _cold(_packs(work, 1)[0])._replace(label="the same with 1 file", rounds=FEW)
    many = _cold(_packs(work, count)[0])._replace(rounds=FEW)
    return Case(many, (Versus(one, MEMORY, _FLAT),))


def _packs(work: str, count: int) -> tuple[str, list[str]]:
    folder = os.path.join(work, str(count))
    if os.path.isdir(folder):
        return folder, sorted(os.path.join(folder, name) for name in os.listdir(folder))
    return folder, write_packs(folder, count)


CASES: dict[str, Build] = {
    "start.version": partial(_start, ("--version",), 1.1),
    "start.help": partial(_start, ("--help",), 7.0),
    "start.pack-help": partial(_start, ("pack", "--help"), 7.0),
    "validate.1": _validate_one,
    "validate.100": partial(_validate, 100, None),
    "validate.1000": partial(_validate, 1_000, 0.35),
    "validate.cached": partial(_cached, 1_000),
    "memory.100": partial(_memory, 100),
    "memory.1000": partial(_memory, 1_000),
    "memory.5000": partial(_memory, 5_000),
}
"""How every case is made, by name."""
