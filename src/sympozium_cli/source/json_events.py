r"""JSON as a stream of the same events that the YAML parser gives.

kubectl reads a file that begins with a brace as JSON, which is not quite a part of YAML 1.1:
libyaml refuses "\ud83d\ude00", long keys and tabs in front, and folds U+2028.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import Any

from yaml.events import DocumentEndEvent, DocumentStartEvent, StreamEndEvent, StreamStartEvent

from sympozium_cli.source.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from sympozium_cli.source.lines import Lines
from sympozium_cli.source.mark import TextMark
from sympozium_cli.source.resolve import without_surrogates

_SPACE = re.compile(r"[ \t\r\n]*").match
_TOKEN = re.compile(r'[ \t\r\n,:]*([{}\[\]]|"(?:[^"\\]++|\\.)*+"|[^ \t\r\n,:{}\[\]"]+)').match

_PLAIN, _QUOTED = (True, False), (False, True)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


_decode = JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse).raw_decode


def json_ranges(text: str) -> list[tuple[int, int]] | None:
    """From where to where the JSON values in a text reach; None where it is not all JSON values."""
    ranges = []
    position = _end_of_space(text, 0)
    try:
        while position < len(text):
            _, end = _decode(text, position)
            ranges.append((position, end))
            position = _end_of_space(text, end)
    except (ValueError, RecursionError):
        return None
    return ranges


def _end_of_space(text: str, position: int) -> int:
    match = _SPACE(text, position)
    assert match is not None
    return match.end()


def json_events(lines: Lines, start: int, end: int) -> Iterator[Event]:
    """The events of one JSON value, which is known to be valid."""
    mark = _mark(lines, start)
    yield StreamStartEvent(mark, mark)
    yield DocumentStartEvent(mark, mark, explicit=False)
    while start < end:
        match = _TOKEN(lines.text, start, end)
        assert match is not None
        start = match.end()
        yield _event(lines, match.start(1), start)
    mark = _mark(lines, end)
    yield DocumentEndEvent(mark, mark, explicit=False)
    yield StreamEndEvent(mark, mark)


_BRACKETS = {"}": MappingEndEvent, "]": SequenceEndEvent}
_OPENING = {"{": MappingStartEvent, "[": SequenceStartEvent}


def _mark(lines: Lines, index: int) -> Any:
    """Typed as anything, because the events' own type knows only PyYAML's marks."""
    return TextMark(lines, index)


def _unescaped(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    text: str = _decode(token)[0]
    return without_surrogates(text)


def _event(lines: Lines, start: int, end: int) -> Event:
    first = lines.text[start]
    begin, stop = _mark(lines, start), _mark(lines, end)
    if first == '"':
        return ScalarEvent(None, None, _QUOTED, _unescaped(lines.text[start:end]), begin, stop, '"')
    if first in _BRACKETS:
        return _BRACKETS[first](begin, stop)
    if first in _OPENING:
        return _OPENING[first](None, None, True, begin, stop, flow_style=True)
    return ScalarEvent(None, None, _PLAIN, lines.text[start:end], begin, stop)
