"""Numbers and lists as an English sentence wants them."""

from __future__ import annotations

from collections.abc import Iterable

_ES = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"

MOST_NAMED = 6
"""Names that are told where there may be any number of them."""


def plural(noun: str) -> str:
    """More than one of a regular English noun: packs, patches, entries."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_ES) else f"{noun}s"


def count(number: int, noun: str) -> str:
    """How many there are: "1 pack", "3 packs", "0 packs"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def listed(names: Iterable[str], joint: str = "and") -> str:
    """The names as one phrase, in their order: "a, b and c". No names make an empty text."""
    *head, last = list(names) or [""]
    return f"{', '.join(head)} {joint} {last}" if head else last


def quoted(names: Iterable[str], joint: str = "and") -> str:
    """The names as one phrase, each in quotes: "'a', 'b' and 'c'"."""
    return listed((f"'{name}'" for name in names), joint)


def quoted_some(names: Iterable[str]) -> str:
    """The first few of the names, and how many more there are: "'a', 'b' and 7 more"."""
    known = [f"'{name}'" for name in names]
    more = len(known) - MOST_NAMED
    return listed([*known[:MOST_NAMED], f"{more} more"] if more > 0 else known)
