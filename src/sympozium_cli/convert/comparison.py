"""What a pack means to the release that it ran on, and to the one that it is converted to."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.convert.change import At, Change, Note, Pair
from sympozium_cli.convert.changes import CHANGES
from sympozium_cli.convert.origin import Origin
from sympozium_cli.lint.finding import Place
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.schema.target import Target
from sympozium_cli.schema.verdict import verdict
from sympozium_cli.source import Document, FieldPath

_ACTIVATION = "activation"


def notes(document: Document, value: Any, origin: Origin, target: Target, *, inactive: bool) -> tuple[Note, ...]:
    """Everything in the document that changes its meaning, in the order of the text.

    Args:
        document: the pack before the conversion.
        value: its value afterwards.
        origin: what to compare with.
        target: the release that it is converted to.
        inactive: whether the user has said that a pack which does not say so need not be enabled.
    """
    pair = _pair(examine(document, origin.target), value, target, assumed=origin.assumed)
    concerned = [each for each in CHANGES if each.lies_between(origin.target.release, target.release)]
    asked = [each for each in concerned if not (inactive and each.name == _ACTIVATION)]
    found = [_note(document, pair, each, at) for each in asked for at in each.find(pair)]
    return tuple(sorted(found, key=lambda note: (note.place.span, note.topic)))


def _pair(before: Subject, value: Any, target: Target, *, assumed: bool) -> Pair:
    after = verdict(value, resource(target.kind, target.release))
    unknown = frozenset(after.pruned)
    revived = tuple(path for path in before.verdict.pruned if _respelt(path, target) not in unknown)
    return Pair(
        before.pack,
        Pack(after.value, target.release),
        tuple(path for path in revived if path[0] == "spec"),
        assumed,
    )


def _respelt(path: FieldPath, target: Target) -> FieldPath:
    """The path in the target's words, which only differ in the list of personas where a field can be pruned below."""
    is_listed = path[:1] == ("spec",) and path[1:2] in {("personas",), ("agentConfigs",)}
    return FieldPath((path[0], target.list_key, *path[2:])) if is_listed else path


def _note(document: Document, pair: Pair, change: Change, at: At) -> Note:
    path = written_path(document, at.path)
    span = document.key_span(path)
    return Note(
        topic=change.name,
        place=Place(document.source, span, document.lines.line(span.start.line)),
        path=str(path),
        was=at.was or change.was.format(old=pair.old.release),
        now=at.now or change.now.format(new=pair.new.release),
        keep=change.keep,
    )
