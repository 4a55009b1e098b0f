"""Did you mean: the one known word that an unknown word stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable

# Left for `re` to compile when a word is unknown, which is rare.
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W_]+"
_LETTERS_PER_SLIP = 3


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` most likely stands for, or None where none, or more than one, is near.

    Tried in turn: the same letters whatever the case and the dashes; the same words in another order;
    singular for plural; and a few slips of the pen, one for every three letters.
    """
    candidates = list(dict.fromkeys(choices))
    for view in (_letters, _words, _stems):
        found = _same(word, candidates, view)
        if found is not None:
            return found
    return _nearest(word, candidates)


def edit_distance(a: str, b: str) -> int:
    """How many slips lie between two words: a letter more, fewer, other, or two neighbours swapped."""
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and other == a[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, above = above, row
    return above[-1]


def _same(word: str, candidates: list[str], view: Callable[[str], Hashable]) -> str | None:
    wanted = view(word)
    return next((each for each in candidates if wanted and view(each) == wanted), None)


def _letters(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()


def _words(word: str) -> tuple[str, ...]:
    return tuple(sorted(part.casefold() for part in re.findall(_WORD, word)))


def _stems(word: str) -> tuple[str, ...]:
    return tuple(sorted(_singular(part) for part in _words(word)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    stem = re.sub(r"(?<=s|x|z)es$|(?<=ch|sh)es$", "", word)
    return stem if stem != word or word.endswith("ss") else word.removesuffix("s")


def _nearest(word: str, candidates: list[str]) -> str | None:
    wanted = word.casefold().replace("_", "-")
    allowed = max(1, -(-len(wanted) // _LETTERS_PER_SLIP))
    near = []
    for each in candidates:
        other = each.casefold().replace("_", "-")
        if abs(len(other) - len(wanted)) > allowed:
            continue
        slips = edit_distance(wanted, other)
        if slips <= allowed and slips < max(len(wanted), len(other)):
            near.append((slips, each))
    best = min((slips for slips, _ in near), default=0)
    winners = [each for slips, each in near if slips == best]
    return winners[0] if len(winners) == 1 else None
