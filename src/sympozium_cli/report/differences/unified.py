"""For people: what the edit means, what is left and deleted, and then every object as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sympozium_cli.change.meaning import DESTRUCTIVE, ESCALATION, INFO, WARNING, Meaning
from sympozium_cli.change.plan import DELETE
from sympozium_cli.report.cells import folded
from sympozium_cli.report.differences.difference import Difference, listings, sentence, tally
from sympozium_cli.report.differences.objects import object_lines
from sympozium_cli.report.terminal import Terminal, inert

_WORDS: Final = {
    DESTRUCTIVE: ("destroys", "error"),
    ESCALATION: ("escalates", "warning"),
    WARNING: ("beware", "warning"),
    INFO: ("changes", "info"),
}
_WIDTH: Final = max(len(word) for word, _ in _WORDS.values())
_LINES: Final = {"---": "bold", "+++": "bold", "@@": "place", "+": "ok", "-": "error"}


def lines(differences: Sequence[Difference], terminal: Terminal) -> Iterator[str]:
    """Everything about every pack that is different."""
    for index, difference in enumerate(differences):
        if index:
            yield ""
        yield from _summary(difference, terminal)
        for change in difference.writes:
            if change.op != DELETE:
                yield ""
                yield from (_coloured(line, terminal) for line in object_lines(change))


def _summary(difference: Difference, terminal: Terminal) -> Iterator[str]:
    versions = [document.source if document is not None else "nothing" for document in (difference.old, difference.new)]
    yield f"{terminal.paint(inert(difference.pack), 'bold')}: {inert(versions[0])} -> {inert(versions[1])}"
    for meaning in difference.meanings:
        yield from _meaning(difference, meaning, terminal)
    yield from (terminal.paint(line, "dim") for line in folded(tally(difference), terminal.width))
    for listed in listings(difference):
        yield ""
        first, *others = _indented(f"{listed.heading}: ", listed.why, 2, terminal)
        yield terminal.paint(listed.heading, "bold") + first[len(listed.heading) :]
        yield from others
        yield from (f"  {inert(key)}" for key in listed.keys)


def _meaning(difference: Difference, meaning: Meaning, terminal: Terminal) -> Iterator[str]:
    word, style = _WORDS[meaning.severity]
    where = difference.where(meaning)
    text = sentence(meaning) + (f" ({where})" if where else "")
    first, *others = _indented(f"{word:<{_WIDTH}}  ", text, _WIDTH + 2, terminal)
    yield terminal.paint(word, style) + first[len(word) :]
    yield from others


def _indented(head: str, text: str, indent: int, terminal: Terminal) -> Iterator[str]:
    room = terminal.width and max(terminal.width - indent, 1)
    first, *others = folded(inert(text), room, room and max(terminal.width - len(head), 1))
    yield head + first
    yield from (" " * indent + line for line in others)


def _coloured(line: str, terminal: Terminal) -> str:
    style = next((style for start, style in _LINES.items() if line.startswith(start)), "")
    return terminal.paint(line, style)
