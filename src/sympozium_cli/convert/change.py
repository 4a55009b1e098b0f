"""A change of meaning: what a release did with a pack, what another one does, and how to keep what was.

A change is a decorated function in a module of `convert.changes`. It looks at the pack as both releases read it and
yields the places that are concerned; it is not asked where both releases lie on the same side of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypedDict, Unpack

from sympozium_cli.api import Pack
from sympozium_cli.lint.finding import Place
from sympozium_cli.source import FieldPath
from sympozium_cli.values.release import Release


class Pair(NamedTuple):
    """One pack, as two releases read it.

    Args:
        old: what the release made of it that it ran on.
        new: what the target makes of it once it is converted.
        revived: the fields that the old release dropped and the new one knows.
        assumed: whether nobody said which release the pack ran on.
    """

    old: Pack
    new: Pack
    revived: tuple[FieldPath, ...]
    assumed: bool


class At(NamedTuple):
    """A place that a change concerns, with other words than the change's own where they depend on it."""

    path: FieldPath
    was: str = ""
    now: str = ""


class Note(NamedTuple):
    """A change of meaning at one place of a file.

    Args:
        topic: the change's name.
        place: where the author wrote what means something else now.
        path: the same as a path, in the words of the file.
        was: what the old release did with it.
        now: what the new one does.
        keep: what to write so that everything stays as it was; "" where nothing helps.
    """

    topic: str
    place: Place
    path: str
    was: str
    now: str
    keep: str


Find = Callable[[Pair], Iterator[At]]


class Facts(TypedDict, total=False):
    """What a change says of itself.

    Args:
        since: the first release with the new behaviour; a change without it decides by itself.
        held: the first release with the old behaviour; all before `since` where it is not given.
        was: what a release before did; "{old}" stands for the one that the pack ran on.
        now: what a release from then on does; "{new}" stands for the target.
        keep: what to write so that everything stays as it was.
    """

    since: str
    held: str
    was: str
    now: str
    keep: str


class Change:
    """A named change of meaning."""

    def __init__(self, find: Find, facts: Facts) -> None:
        self.find = find
        self.name = getattr(find, "__name__", "").replace("_", "-")
        self.since = Release.parse(facts["since"]) if "since" in facts else None
        self.held = Release.parse(facts.get("held", "0.0.46"))
        self.was = facts.get("was", "")
        self.now = facts.get("now", "")
        self.keep = facts.get("keep", "")

    def lies_between(self, old: Release, new: Release) -> bool:
        """Whether the old release has the old behaviour and the new one the new behaviour."""
        return self.since is None or self.held <= old < self.since <= new


def change(**facts: Unpack[Facts]) -> Callable[[Find], Change]:
    """Make a change of meaning of a function that finds the places which it concerns; its name is the topic."""
    return lambda find: Change(find, facts)
