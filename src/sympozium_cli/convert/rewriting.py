"""The edits that write a pack in the words of another era, and the value that it has afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.convert.exported import exported
from sympozium_cli.errors import InputError
from sympozium_cli.lint.faults.insertion import first_entry
from sympozium_cli.lint.fix import text_edits
from sympozium_cli.lint.packs import PACK_KINDS
from sympozium_cli.lint.removal import removals
from sympozium_cli.lint.scalar import quoted
from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.schema.spelling import Renamed, relabelled, respelled, with_keys_renamed
from sympozium_cli.schema.target import Target
from sympozium_cli.source import ROOT, Document, FieldPath, Span

_KIND = ROOT / "kind"
_SPEC = ROOT / "spec"


class Rewriting(NamedTuple):
    """The edits of the text, the old words that they replace, each once, and the document's value after them."""

    edits: tuple[TextEdit, ...]
    words: tuple[str, ...]
    value: Any


def rewriting(document: Document, target: Target, *, activate: bool) -> Rewriting:
    """What makes the document a pack of the target's era; no edits where it is one already.

    Args:
        document: a pack of the same era or an earlier one.
        target: the release to write for.
        activate: whether a pack that does not say so is to be enabled.

    Raises:
        InputError: it has no place for `enabled`.
    """
    value, renamed = respelled(document.value, target)
    of_old_kind = value.get("kind") in PACK_KINDS and value["kind"] != target.kind
    if not of_old_kind and not renamed:
        return Rewriting((), (), document.value)
    labels = relabelled(document.value, target)
    edits = [_renaming(document, rename) for rename in (*renamed, *labels)]
    words = [rename.written for rename in (*reversed(renamed), *labels)]
    value = with_keys_renamed(value, labels)
    if of_old_kind:
        edits.append(_reworded(document, document.span(_KIND), value["kind"], target.kind))
        words.insert(0, value["kind"])
        value = {**value, "kind": target.kind}
    cuts = {path: cut for group in exported(document) for path, cut in removals(document, group).items()}
    for path in cuts:
        value = _without(value, path)
    if activate and not has_enabled(document.value):
        edits += _enabling(document)
        value = {**value, "spec": {"enabled": True, **value["spec"]}}
    return Rewriting((*edits, *cuts.values()), tuple(dict.fromkeys(words)), value)


def has_enabled(value: Any) -> bool:
    """Whether a document says if its pack is enabled."""
    spec = value.get("spec")
    return isinstance(spec, dict) and spec.get("enabled") is not None


def _renaming(document: Document, rename: Renamed) -> TextEdit:
    return _reworded(document, document.key_span(rename.path), rename.written, rename.meant)


def _reworded(document: Document, span: Span, word: str, meant: str) -> TextEdit:
    """The edit that writes `meant` for `word`, in the author's quotes, and behind an anchor that stands there."""
    written = document.text_between(span)
    return TextEdit(span, written.replace(word, meant) if written.count(word) == 1 else quoted(meant))


def _without(value: Any, path: FieldPath) -> Any:
    step, *rest = path
    if not rest:
        return {key: item for key, item in value.items() if key != step}
    return {key: _without(item, FieldPath(rest)) if key == step else item for key, item in value.items()}


def _enabling(document: Document) -> Iterator[TextEdit]:
    is_mapping = isinstance(document.value.get("spec"), dict)
    has_place = is_mapping and not document.has(_SPEC / "enabled")
    fix = first_entry(document, _SPEC, "enabled", "true") if has_place else None
    if fix is None:
        start = document.span(_SPEC).start
        raise InputError(
            f"{document.source}:{start.line}:{start.column}: 'enabled: true' finds no place in the spec",
            hint="write it yourself, and leave --activate out",
        )
    yield from text_edits(fix, document)
