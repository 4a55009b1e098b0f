"""Write excludePersonas in the file of a pack: the rest of the text stays as it is, comments too."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.activation.exclusion import KEY, excluded_names
from sympozium_cli.errors import RefusedError
from sympozium_cli.lint.faults.insertion import first_entry
from sympozium_cli.lint.fix import Fix, Overwrite, Remove, Replace, text_edits
from sympozium_cli.lint.scalar import quoted, yaml_text
from sympozium_cli.lint.text_edit import TextEdit, edited
from sympozium_cli.source import ROOT, Document, FieldPath, Span

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
    write = quoted if document.text_between(document.span(ROOT)).startswith("{") else yaml_text
    texts = [write(name) for name in names]
    flow = f"[{', '.join(texts)}]"
    if not document.has(_PATH):
        return _first(document, flow)
    if not present:
        return text_edits(Fix("", (Replace(_PATH, flow),)), document)
    last = _PATH / (len(document.within(_PATH).value) - 1)
    if _is_block(document, last):
        head = document.lines.line(document.span(last).start.line)[: document.span(last).start.column - 1]
        return (_below(document, document.span(last).end.line, [head + text for text in texts]),)
    own = document.text_between(document.span(last))
    return text_edits(Fix("", (Overwrite(document.span(last), ", ".join([own, *texts])),)), document)


def _first(document: Document, flow: str) -> tuple[TextEdit, ...]:
    """A new entry at the top of the spec, above the comments of the one that was the first."""
    spec = ROOT / "spec"
    keys = document.keys(spec)
    head, first = document.key_span(spec).start, document.key_span(spec / keys[0]).start if keys else None
    if first is not None and first.line > head.line and not document.lines.line(head.line).rstrip().endswith("{"):
        return (_below(document, head.line, [f"{' ' * (first.column - 1)}{KEY}: {flow}"]),)
    fix = first_entry(document, spec, KEY, flow)
    return text_edits(fix, document) if fix is not None else ()


def _below(document: Document, number: int, lines: Sequence[str]) -> TextEdit:
    """The edit that puts lines below the line of that number."""
    breaks = "\r\n" if "\r\n" in document.lines.text else "\n"
    starts = document.lines.starts
    at_end = number >= len(starts)
    text = document.lines.text
    index = len(text) if at_end else starts[number]
    position = document.lines.position(index)
    glue = breaks if at_end and not text.endswith(("\n", "\r")) else ""
    return TextEdit(Span(position, position), glue + "".join(line + breaks for line in lines))


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
