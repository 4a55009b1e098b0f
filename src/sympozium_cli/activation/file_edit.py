"""Write excludePersonas in the file of a pack: the rest of the text stays as it is, comments too."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.activation.exclusion import KEY, excluded_names
from sympozium_cli.errors import RefusedError
from sympozium_cli.lint.faults.insertion import first_entry, in_place_of_item
from sympozium_cli.lint.fix import Fix, Overwrite, Remove, Replace, text_edits
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.lint.text_edit import TextEdit, edited
from sympozium_cli.source import ROOT, Document, FieldPath

_PATH = ROOT / "spec" / KEY


def with_excluded(document: Document, names: Sequence[str], *, include: bool = False) -> str:
    """The text of the whole file, in which these personas are excluded, or with `include` no longer.

    Raises:
        RefusedError: the text is laid out in a way that cannot be changed safely.
    """
    spec = document.value.get("spec") if isinstance(document.value, dict) else None
    present = excluded_names(spec.get(KEY) if isinstance(spec, dict) else None)
    wanted = [name for name in dict.fromkeys(names) if (name in present) == include]
    if not wanted:
        return document.lines.text
    edits = _without(document, present, wanted) if include else _with(document, present, wanted)
    if not edits:
        line = document.span(_PATH).start.line
        raise RefusedError(f"{document.source}:{line}: {KEY} cannot be changed here", hint="change it by hand")
    return edited(document.lines, edits)


def _with(document: Document, present: list[str], names: list[str]) -> tuple[TextEdit, ...]:
    """The edits that add names: behind the last one in its layout, or as a new list."""
    flow = f"[{', '.join(map(yaml_text, names))}]"
    if not document.has(_PATH):
        fix = first_entry(document, ROOT / "spec", KEY, flow)
        return text_edits(fix, document) if fix is not None else ()
    if not present:
        return text_edits(Fix("", (Replace(_PATH, flow),)), document)
    last = _PATH / (len(document.within(_PATH).value) - 1)
    edit = in_place_of_item(document, last, [present[-1], *names])
    # The item itself stays as its author wrote it.
    own = document.text_between(document.span(last))
    return text_edits(Fix("", (edit._replace(text=own + edit.text.removeprefix(yaml_text(present[-1]))),)), document)


def _without(document: Document, present: list[str], names: list[str]) -> tuple[TextEdit, ...]:
    """The edits that take names away; a list that would be empty goes with them."""
    if set(present) <= set(names):
        return text_edits(Fix("", (Remove(_PATH),)), document)
    items = document.within(_PATH).value
    gone = [_PATH / index for index, name in enumerate(items) if name in names]
    if _is_block(document, gone[0]):
        return text_edits(Fix("", tuple(map(Remove, gone))), document)
    kept = [
        document.text_between(document.span(_PATH / index)) for index, name in enumerate(items) if name not in names
    ]
    return text_edits(Fix("", (Overwrite(document.span(_PATH), f"[{', '.join(kept)}]"),)), document)


def _is_block(document: Document, item: FieldPath) -> bool:
    start = document.span(item).start
    return document.lines.line(start.line)[: start.column - 1].strip() == "-"
