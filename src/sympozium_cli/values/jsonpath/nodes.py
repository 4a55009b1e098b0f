"""What a template consists of."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """Text that is printed as it is: around the braces, or quoted within them."""

    text: str


class Literal(NamedTuple):
    """A number or a truth value, to compare with."""

    value: int | float | bool


class Field(NamedTuple):
    """The value under a key."""

    name: str


class Wildcard(NamedTuple):
    """All values of a list or an object."""


class Descent(NamedTuple):
    """The value itself, and everything below it."""


class Slice(NamedTuple):
    """Items of a list: one of them, where only `start` was written, or those from `start` up to `stop`.

    A bound that was not written is None; negative ones count from the end.
    """

    start: int | None
    stop: int | None
    step: int | None
    single: bool


class Union(NamedTuple):
    """What several expressions find, one after the other."""

    parts: tuple[Block, ...]


class Filter(NamedTuple):
    """The items of a list for which a comparison holds; without an operator, those in which something is found."""

    left: Block
    operator: str
    right: Block


class Word(NamedTuple):
    """`range` or `end`."""

    word: str


class Block(NamedTuple):
    """An expression in braces: every step goes on from what the one before it has found."""

    steps: tuple[Step, ...]


Step = Text | Literal | Field | Wildcard | Descent | Slice | Union | Filter | Word
Template = tuple[Text | Block, ...]
