"""Sentences without end: something for prompts to consist of."""

from __future__ import annotations

from random import Random

_WHO = ("The grower", "A picker", "The night shift", "The miller", "A neighbour", "The inspector", "The carter")
_DOES = ("weighs", "counts", "sorts", "writes down", "sends back", "looks over", "keeps apart", "washes")
_WHAT = ("the early pears", "every third crate", "the bruised quinces", "yesterday's list", "the medlars", "the labels")
_WHEN = (
    "before the dew is gone",
    "while the scales are free",
    "once the lorry has left",
    "as soon as two people agree",
    "when the frost warning is over",
    "unless the cellar is full",
)
_REASON = (
    "so that nobody has to ask twice",
    "because the buyers read only the first line",
    "and says what is missing",
    "and leaves the rest for the morning",
    "since a wrong number is worse than none",
)

_LINE_WIDTH = 70


def paragraph(random: Random, characters: int) -> list[str]:
    """Lines of prose, about `characters` long in all; the same for the same state of `random`."""
    words = " ".join(_sentences(random, characters)).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) >= _LINE_WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


def _sentences(random: Random, characters: int) -> list[str]:
    sentences: list[str] = []
    while sum(len(sentence) + 1 for sentence in sentences) < characters:
        parts = (random.choice(part) for part in (_WHO, _DOES, _WHAT, _WHEN, _REASON))
        sentences.append(" ".join(parts) + ".")
    return sentences
