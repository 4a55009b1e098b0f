"""The difference between two versions of a pack, in words that may be shown to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.change.meaning import Meaning
from sympozium_cli.change.plan import CREATE, DELETE, UPDATE, Change, Plan
from sympozium_cli.report.masking import masked
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import Document, FieldPath
from sympozium_cli.values.plural import count


class Place(NamedTuple):
    """A line of a version, from 1, and the field that stands there."""

    file: str
    line: int
    column: int
    path: str


class Difference(NamedTuple):
    """What became of one pack.

    Args:
        pack: its kind and name, as in "Ensemble/team".
        namespace: where it lives.
        old: the text of the old version; None where there is none.
        new: the text of the new one.
        meanings: what it means.
        plan: what the controllers will do.
        assumed: whether the pack is taken to be enabled although it does not say so.
        live: whether the old version comes from a cluster, and no lines of a file can be shown of it.
    """

    pack: str
    namespace: str
    old: Document | None
    new: Document | None
    meanings: tuple[Meaning, ...]
    plan: Plan
    assumed: bool = False
    live: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        plan = self.plan
        said = (self.meanings, plan.changes, plan.later, plan.collected, plan.untouched, plan.orphans)
        return not any(said)

    @property
    def writes(self) -> tuple[Change, ...]:
        """All writes, in the order in which they happen."""
        return (*self.plan.changes, *self.plan.later)

    def old_place(self, meaning: Meaning) -> Place | None:
        """Where the old version says it."""
        return None if self.live else _place(self.old, meaning.old)

    def new_place(self, meaning: Meaning) -> Place | None:
        """Where the new version says it."""
        return _place(self.new, meaning.new)

    def where(self, meaning: Meaning) -> str:
        """The line to look at: in the new version, or else in the old one."""
        place = self.new_place(meaning) or self.old_place(meaning)
        return f"{place.file}:{place.line}" if place is not None else ""


def sentence(meaning: Meaning) -> str:
    """What it means, without the credentials that it might quote."""
    return masked(meaning.text)


def tally(difference: Difference) -> str:
    """How much the controllers will do: "1 object created, 2 updated; phase Ready"."""
    ops = [change.op for change in difference.writes]
    gone = ops.count(DELETE) + len(difference.plan.collected)
    numbers = (("created", ops.count(CREATE)), ("updated", ops.count(UPDATE)), ("deleted", gone))
    parts = [f"{number} {what}" for what, number in numbers if number]
    written = f"objects: {', '.join(parts)}" if parts else "no object changes"
    kept = [
        *([f"{len(difference.plan.untouched)} untouched"] if difference.plan.untouched else []),
        *([count(len(difference.plan.orphans), "orphan")] if difference.plan.orphans else []),
    ]
    phase = [f"phase {phases(difference.plan)}"] if difference.plan.phase else []
    return "; ".join((written, *kept, *phase))


def phases(plan: Plan) -> str:
    """The phase, and the one that follows."""
    return plan.phase if plan.settled == plan.phase else f"{plan.phase}, and in the end {plan.settled}"


def _place(document: Document | None, path: FieldPath | None) -> Place | None:
    if document is None or path is None:
        return None
    written = written_path(document, path)
    start = document.span(written).start
    return Place(document.source, start.line, start.column, str(written))


class Listed(NamedTuple):
    """Objects that need no comparison: what becomes of them, why, and their names."""

    heading: str
    why: str
    keys: tuple[str, ...]


def listings(difference: Difference) -> Iterator[Listed]:
    """The objects that are deleted, that stay as they are, and that are left behind, by the reason."""
    plan = difference.plan
    deleted = [(change.key, "by a controller") for change in plan.changes if change.op == DELETE]
    later = [(change.key, "once the last schedule is gone") for change in plan.later if change.op == DELETE]
    collected = [(one.key, one.why) for one in plan.collected]
    yield from _by_reason("deleted", [*deleted, *later, *collected])
    yield from _by_reason("not touched", [(one.key, one.why) for one in plan.untouched])
    yield from _by_reason("left behind", [(one.key, one.why) for one in plan.orphans])


def _by_reason(heading: str, entries: list[tuple[str, str]]) -> Iterator[Listed]:
    for why in dict.fromkeys(why for _, why in entries):
        yield Listed(heading, why, tuple(key for key, reason in entries if reason == why))
