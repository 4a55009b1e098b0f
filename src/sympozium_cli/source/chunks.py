"""A file cut into the texts that kubectl parses one by one.

Because of the cuts an error in one document does not hide the others.
The cut is a line of three dashes, blanks and a comment (k8s.io/apimachinery, pkg/util/yaml/decoder.go).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympozium_cli.source.lines import Lines, count_breaks
from sympozium_cli.source.place import Place

_SEPARATOR = re.compile(r"^---[^\S\n]*(?:#.*)?$", re.MULTILINE)
_NO_CONTENT = re.compile(r"(?:\s++|[#%][^\n]*+)*+\Z")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def chunks(lines: Lines) -> Iterator[tuple[Place, Lines]]:
    """The parts of a text, each with its place; a preamble of comments or directives goes with what follows."""
    text = lines.text
    if "\n---" not in text:
        yield Place(lines, 0, 1), lines
        return
    start, first_line = 0, 1
    for match in _SEPARATOR.finditer(text):
        end = match.start()
        if not _is_preamble(text, start, end):
            yield Place(lines, start, first_line), Lines(text[start:end])
            first_line += count_breaks(text, start, match.end() + 1)
            start = match.end() + 1
    if start <= len(text):
        yield Place(lines, start, first_line), Lines(text[start:])


def _is_preamble(text: str, start: int, end: int) -> bool:
    if not _NO_CONTENT.match(text, start, end):
        return False
    return start == 0 or _DIRECTIVE.search(text, start, end) is not None
