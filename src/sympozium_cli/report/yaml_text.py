"""Values as YAML, in the shape that kubectl gives them: keys sorted, texts of several lines as blocks.

What is written reads as the same value again, for kubectl and for readers of YAML 1.2. Every value can have a note,
which becomes a comment on its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sympozium_cli.report.terminal import inert
from sympozium_cli.source import ROOT, FieldPath
from sympozium_cli.source.resolve import plain

Notes = Mapping[FieldPath, str]
Paint = Callable[[str], str]

_BARE = re.compile(
    r"(?:[A-Za-z_/][\w./@+,;='()%-]*(?:[ :][\w./@+(][\w./@+,;='()%-]*)*|[0-9]+(?:[KMGT]i?|[hms]))\Z", re.ASCII
)
# Marks that turn the direction of a text, and tags that nobody sees, are legal in YAML, and lies on a terminal.
_SHOWN = (
    r"\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    r"\U00010000-\U000dffff\U000e0080-\U0010ffff"
)
_NOT_IN_BLOCKS = re.compile(rf"[^\n\t{_SHOWN}]")
_ESCAPED = re.compile(rf'[\\"]|[^{_SHOWN}]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BEYOND = 0xFFFF


def yaml_lines(value: Any, notes: Notes | None = None, paint: Paint = str) -> Iterator[str]:
    """The lines of one document, without a separator.

    Args:
        value: plain JSON values.
        notes: what to say about the values at these paths; line breaks and control characters in it are written out.
        paint: colours a comment.
    """
    comments = {path: f"  {paint(f'# {inert(note)}')}" for path, note in (notes or {}).items() if note}
    yield from _lines(value, ROOT, "", comments)


def _lines(value: Any, path: FieldPath, indent: str, notes: Notes) -> Iterator[str]:
    """The lines of a value that begins a line of its own."""
    if isinstance(value, dict) and value:
        for key in sorted(value):
            yield from _entry(f"{indent}{_scalar(key)}:", value[key], path / key, indent, notes)
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _item(item, path / index, indent, notes)
    else:
        yield from _entry(indent, value, path, indent, notes)


def _entry(head: str, value: Any, path: FieldPath, indent: str, notes: Notes) -> Iterator[str]:
    """A key with its value, which stands below it or beside it."""
    note = notes.get(path, "")
    start = f"{head} " if head.strip() else head
    if isinstance(value, dict | list) and value:
        yield head + note
        yield from _lines(value, path, indent if isinstance(value, list) else f"{indent}  ", notes)
    elif isinstance(value, str) and _is_block(value):
        yield f"{start}{_block_head(value)}{note}"
        yield from _block(value, f"{indent}  ")
    else:
        yield f"{start}{_scalar(value)}{note}"


def _item(item: Any, path: FieldPath, indent: str, notes: Notes) -> Iterator[str]:
    if isinstance(item, dict | list) and item:
        first, *others = _lines(item, path, f"{indent}  ", notes)
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from others
    else:
        yield from _entry(f"{indent}-", item, path, indent, notes)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value if _is_bare(value) else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    return str(value)


def _is_bare(text: str) -> bool:
    """Whether nobody takes the text for anything but a text."""
    return bool(_BARE.match(text)) and isinstance(plain(text), str) and not text.endswith(":")


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\u{code:04x}" if code <= _BEYOND else f"\\U{code:08x}")


def _is_block(text: str) -> bool:
    """Whether a text can stand as a literal block: several lines, the first not indented, nothing to escape."""
    first = text.lstrip("\n")[:1]
    return "\n" in text.rstrip("\n") + text[-1:] and first not in ("", " ", "\t") and not _NOT_IN_BLOCKS.search(text)


def _block_head(text: str) -> str:
    if not text.endswith("\n"):
        return "|-"
    return "|+" if text.endswith("\n\n") else "|"


def _block(text: str, indent: str) -> Iterator[str]:
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}{line}" if line else ""
