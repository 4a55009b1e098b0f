"""How wide a text is on a terminal, and how it is cut into lines that fit."""

from __future__ import annotations

_WIDE = frozenset("WF")
_PICTURES = frozenset(("So", "Sk", "No", "Cn", "Co"))
_PICTURES_OF_OLD = ("\u2600", "\u27bf"), ("\u4dc0", "\u4dff")
"""Signs that were narrow when Unicode was younger, and still are to an older Python."""
_WITHOUT_WIDTH = frozenset(("Mn", "Me", "Cf"))


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def most_cells(text: str) -> int:
    """How many cells `text` takes at most, where terminals do not agree: what fits by this count fits everywhere."""
    return len(text) if text.isascii() else sum(map(_most_cells_of, text))


def _most_cells_of(character: str) -> int:
    from unicodedata import category, east_asian_width

    kind = category(character)
    if kind in ("Mn", "Me"):
        # The first makes a picture of the character before it, which is twice as wide in some terminals.
        return 1 if character == "\ufe0f" else 0
    picture = (kind in _PICTURES and character > "\uffff") or any(a <= character <= z for a, z in _PICTURES_OF_OLD)
    return 2 if picture or east_asian_width(character) in _WIDE else 1


def _cells_of(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def cut(text: str, first: int, last: int) -> str:
    """What stands in the cells from `first` up to `last`; of a wide character cut in half a blank remains."""
    if text.isascii():
        return text[first:last]
    kept, cell = [], 0
    for character in text:
        end = cell + _cells_of(character)
        if first <= cell and end <= last:
            kept.append(character)
        elif cell < first < end:
            kept.append(" " * (end - first))
        cell = end
    return "".join(kept)


def folded(text: str, room: int, first_room: int | None = None) -> list[str]:
    """`text` as lines of at most `room` cells, broken at blanks alone; `first_room` is that of the first line.

    A word that is wider than a line stays whole: somebody will want to copy it. No room (0) means no limit.
    """
    if not room:
        return [text]
    lines, width = [""], 0
    limit = room if first_room is None else first_room
    for word in text.split(" "):
        needed = cells(word)
        if lines[-1] and width + 1 + needed > limit:
            lines.append(word)
            width, limit = needed, room
        else:
            joint = " " if lines[-1] else ""
            lines[-1] += joint + word
            width += len(joint) + needed
    return lines
