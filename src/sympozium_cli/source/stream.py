"""From the bytes of a file to its documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from sympozium_cli.source.build import build
from sympozium_cli.source.chunks import chunks
from sympozium_cli.source.document import Document
from sympozium_cli.source.encoding import decode
from sympozium_cli.source.events import PARSE_ERRORS, NextEvent, StreamEndEvent, parser_events
from sympozium_cli.source.limits import MAX_BYTES, MAX_DOCUMENTS
from sympozium_cli.source.lines import Lines
from sympozium_cli.source.mark import start_of
from sympozium_cli.source.place import Place
from sympozium_cli.source.problem import Flaw, RefusalError, point

Open = Callable[[str], NextEvent]
"""Begins to parse a text."""

_MAY_BE_JSON = re.compile(r"\s*[{\[]").match


def load(data: bytes, source: str, open_parser: Open = parser_events) -> Iterator[Document]:
    """Read the documents of a file as kubectl does; those without content are counted but left out.

    `source` is the file's name for people. Whatever is wrong is in the documents' `problems`;
    nothing is raised.
    """
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES >> 20} MiB"
        yield _refused(source, 1, Place(Lines(""), 0, 1), Flaw("limit", message, point(Lines(""), 0)))
        return
    text, flaw = decode(data)
    lines = Lines(text)
    if flaw is not None:
        yield _refused(source, 1, Place(lines, 0, 1), flaw)
        return
    for number, (place, own, start) in enumerate(_parts(lines, open_parser), 1):
        if number > MAX_DOCUMENTS:
            message = f"the file has more than {MAX_DOCUMENTS:,} documents; the rest is not read"
            yield _refused(source, number, place, Flaw("limit", message, point(own, 0)))
            return
        document = _document(source, number, place, own, start)
        if document.problems or document.value is not None:
            yield document


def _parts(lines: Lines, open_parser: Open) -> Iterator[tuple[Place, Lines, Callable[[], NextEvent]]]:
    """Where every document stands, the text that its marks count in, and how its parser is begun."""
    for place, own in chunks(lines):
        ranges = _json_ranges(own.text) if _MAY_BE_JSON(own.text) else None
        if ranges is None:
            yield place, own, partial(open_parser, own.text)
        else:
            for start, end in ranges:
                yield place, own, partial(_json_events, own, start, end)


def _json_ranges(text: str) -> list[tuple[int, int]] | None:
    from sympozium_cli.source.json_events import json_ranges

    return json_ranges(text)


def _json_events(lines: Lines, start: int, end: int) -> NextEvent:
    from sympozium_cli.source.json_events import json_events

    return json_events(lines, start, end).__next__


def _document(source: str, number: int, place: Place, own: Lines, start: Callable[[], NextEvent]) -> Document:
    try:
        get = start()
        built = build(get)
        if built is None:
            return Document(source, number, place)
        ignored = _ignored(get, own)
    except RefusalError as refusal:
        return _refused(source, number, place, refusal.flaw)
    except PARSE_ERRORS as error:
        return _refused(source, number, place, _explained(error, own))
    flaws = [*built.flaws, *ignored]
    return Document(source, number, place, built, tuple(map(place.problem, flaws)))


def _explained(error: Exception, own: Lines) -> Flaw:
    # Most files have nothing to explain, and reading them is to begin at once.
    from sympozium_cli.source.explain import explain

    return explain(error, own)


def _refused(source: str, number: int, place: Place, flaw: Flaw) -> Document:
    return Document(source, number, place, None, (place.problem(flaw),))


def _ignored(get: NextEvent, own: Lines) -> list[Flaw]:
    """What stands behind the end of a document and is not cut off by three dashes alone on a line."""
    try:
        event = get()
    except PARSE_ERRORS as error:
        index = _explained(error, own).where.start.index
    else:
        if isinstance(event, StreamEndEvent):
            return []
        index = start_of(event).index
    message = "kubectl stops reading here; put '---' on a line of its own before a further document"
    return [Flaw("ignored", message, point(own, index, len(own.text)))]
