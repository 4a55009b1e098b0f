"""A tree of runs, with all that is said of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.monitor.blame import Contradiction, Failure, contradictions, failures
from sympozium_cli.monitor.causality import Forest, Key, Place
from sympozium_cli.monitor.run import Delegate
from sympozium_cli.monitor.tally import Tally, tallies
from sympozium_cli.monitor.teams import Teams
from sympozium_cli.report.runs.row import Row, row


class Branch(NamedTuple):
    """A run in a tree.

    Args:
        row: the run.
        place: where it stands.
        total: it with all below it.
        gone: its delegates that are there no more.
        contradictions: the delegates of which its record says what is not so.
    """

    row: Row
    place: Place
    total: Tally
    gone: tuple[Delegate, ...]
    contradictions: tuple[Contradiction, ...]


class Tree(NamedTuple):
    """A run and all that it has led to.

    Args:
        root: the first.
        forest: the tree with all the others.
        branches: its runs, as they are written below each other.
        failures: where failures in it began, the first first.
    """

    root: Key
    forest: Forest
    branches: tuple[Branch, ...]
    failures: tuple[Failure, ...]


def grown(forest: Forest, roots: Iterable[Key], teams: Teams, now: datetime) -> tuple[Tree, ...]:
    """The trees with these roots, as they are at a time."""
    return tuple(_tree(forest, root, teams, now) for root in roots)


def _tree(forest: Forest, root: Key, teams: Teams, now: datetime) -> Tree:
    totals = tallies(forest, root)
    branches = tuple(
        Branch(
            row(place.run, teams, now),
            place,
            totals[place.run.key],
            forest.gone(place.run),
            contradictions(forest, place.run),
        )
        for place in forest.places(root)
    )
    return Tree(root, forest, branches, failures(forest, root, now))
