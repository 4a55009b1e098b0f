"""The comment that tells editors where the schema of a pack lies: where it names one of ours, it follows the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sympozium_cli.lint.text_edit import TextEdit
from sympozium_cli.schema.json_schema import file_name
from sympozium_cli.schema.target import SPELLINGS, Target
from sympozium_cli.source import Lines, Position, Span

_OURS: Final = [file_name(target.kind, target.release) for target in map(Target.parse, SPELLINGS)]
_MODELINE: Final = re.compile(
    rf"#\s*yaml-language-server:\s*\$schema=\s*(?:\S*[/\\])?({'|'.join(map(re.escape, _OURS))})\s*$"
)
_SEPARATOR: Final = re.compile(r"---(?:\s|$)")
_NO_CONTENT: Final = re.compile(r"\s*$|#|%")


def modeline_edits(lines: Lines, target: Target) -> Iterator[TextEdit]:
    """The edits that put the file name of the target's schema into every modeline above a document."""
    name = file_name(target.kind, target.release)
    is_above = True
    for number in range(1, lines.count + 1):
        line = lines.line(number)
        is_above = _SEPARATOR.match(line) is not None or (is_above and _NO_CONTENT.match(line) is not None)
        found = _MODELINE.match(line) if is_above else None
        if found is not None and found[1] != name:
            start, end = (Position(number, index + 1) for index in found.span(1))
            yield TextEdit(Span(start, end), name)
