"""What agents write, which is Markdown: readable in a terminal, and without effect.

Only what helps to read is looked at: headings, lists, quotes, code, tables, emphasis, links. Where there are no styles,
the signs of emphasis and of headings stay. A link is shown with its address, whatever its text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sympozium_cli.report.feed.pieces import Line, Piece, broken, filled, tamed

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}#{1,6} +")
_RULE: Final = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,}) *\Z")
_ITEM: Final = re.compile(r"( {0,24})([-*+]|[0-9]{1,9}[.)]) {1,4}(?=[^ ])")
_QUOTE: Final = re.compile(r" {0,3}> ?")
_INLINE: Final = re.compile(
    r"(?P<code>`[^`]{1,500}`)"
    r"|!?\[(?P<text>[^\[\]]{0,500})\]\((?P<address>[^()\s]{1,2000})\)"
    r"|(?P<strong>\*\*[^*\s](?:[^*]{0,500}[^*\s])?\*\*)"
    r"|(?P<emphasis>(?<![\w*])\*[^*\s](?:[^*]{0,500}[^*\s])?\*(?![\w*])|(?<!\w)_[^_\s](?:[^_]{0,500}[^_\s])?_(?!\w))"
)
_NARROWEST: Final = 8


class Look(NamedTuple):
    """How it is shown.

    Args:
        room: the cells of a line; 0 for as many as it likes.
        styled: whether styles can be seen.
        bar: what stands before code.
        bullet: what stands before the items of a list.
    """

    room: int = 0
    styled: bool = False
    bar: str = "|"
    bullet: str = "-"


def lines(text: str, look: Look) -> Iterator[Line]:
    """The lines of a text; several blank ones are one, and there are none at its ends."""
    fence = ""
    blank = False
    begun = False
    for raw in text.replace("\r\n", "\n").strip("\n").split("\n"):
        line = raw.rstrip().expandtabs(4)
        if not line and not fence:
            blank = begun
            continue
        if blank:
            yield []
        blank, begun = False, True
        fenced = _FENCE.match(line)
        if fenced and (not fence or line.strip() == fence):
            fence = "" if fence else fenced[1]
        elif fence:
            yield from _code(line, look)
        else:
            yield from _line(line, look)


def _line(line: str, look: Look) -> Iterator[Line]:
    heading, item, quote = _HEADING.match(line), _ITEM.match(line), _QUOTE.match(line)
    if heading:
        text = line[heading.end() :] if look.styled else line
        yield from filled([Piece(tamed(text), "bold")], look.room)
    elif _RULE.match(line):
        yield [Piece("-" * min(look.room or 24, 24), "dim")]
    elif item:
        yield from _item(line[item.end() :], item, look)
    elif quote:
        yield from _behind("> ", filled(_inline(line[quote.end() :], look, "dim"), _less(look, 2)))
    elif line.lstrip().startswith("|"):
        yield from broken([Piece(tamed(line))], look.room)
    else:
        indent = min(len(line) - len(line.lstrip(" ")), 24)
        yield from _hanging(" " * indent, " " * indent, line.lstrip(" "), look)


def _item(text: str, item: re.Match[str], look: Look) -> Iterator[Line]:
    sign = item[2] if item[2][0].isdigit() else look.bullet
    head = f"{item[1]}{sign} "
    yield from _hanging(head, " " * len(head), text, look)


def _hanging(first: str, rest: str, text: str, look: Look) -> Iterator[Line]:
    """A text whose first line begins in one way, and whose other lines in another."""
    for number, line in enumerate(filled(_inline(text, look), _less(look, len(first)))):
        yield [Piece(rest if number else first), *line]


def _code(line: str, look: Look) -> Iterator[Line]:
    return _behind(f"{look.bar} ", broken([Piece(tamed(line))], _less(look, 2)))


def _behind(bar: str, inside: Iterator[Line] | list[Line]) -> Iterator[Line]:
    for line in inside:
        yield [Piece(bar, "dim"), *line]


def _less(look: Look, cells: int) -> int:
    return max(look.room - cells, _NARROWEST) if look.room else 0


def _inline(text: str, look: Look, style: str = "") -> Iterator[Piece]:
    end = 0
    for match in _INLINE.finditer(text):
        yield Piece(tamed(text[end : match.start()]), style)
        yield _marked(match, look, style)
        end = match.end()
    yield Piece(tamed(text[end:]), style)


def _marked(match: re.Match[str], look: Look, style: str) -> Piece:
    if match["address"] is not None:
        text, address = match["text"], match["address"]
        return Piece(tamed(text if text == address else f"{text} ({address})".lstrip()), style)
    signs = 2 if match["strong"] else 1
    inner = match.group()[signs:-signs] if look.styled else match.group()
    return Piece(tamed(inner), "place" if match["code"] else "bold")
