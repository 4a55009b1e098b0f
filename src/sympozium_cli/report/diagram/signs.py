"""The signs that a picture for a terminal is made of: those of Unicode, or those of ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sympozium_cli.lint.severity import ERROR, INFO, WARNING


class Arrow(NamedTuple):
    """The parts of an arrow: how it leaves a rail, and the last of a rail; two cells of its shaft; its head."""

    branch: str
    last: str
    shaft: str
    head: str


class Signs(NamedTuple):
    """A set of signs; `rail` and `blank` are as wide as an arrow with the blank behind it."""

    arrows: Mapping[str, Arrow]
    other: Arrow
    rail: str
    blank: str
    start: str
    severities: Mapping[str, str]


_UNICODE: Final = Signs(
    arrows={
        "stimulus": Arrow("├", "└", "∙∙", "▶"),
        "delegation": Arrow("├", "└", "──", "▶"),
        "sequential": Arrow("╞", "╘", "══", "▶"),
        "supervision": Arrow("├", "└", "╌╌", "▷"),
    },
    other=Arrow("├", "└", "??", "▶"),
    rail="│    ",
    blank="     ",
    start="◆",
    severities={ERROR: "✗", WARNING: "!", INFO: "i"},
)
_ASCII: Final = Signs(
    arrows={
        "stimulus": Arrow("|", "`", "~~", ">"),
        "delegation": Arrow("|", "`", "--", ">"),
        "sequential": Arrow("|", "`", "==", ">"),
        "supervision": Arrow("|", "`", "..", ">"),
    },
    other=Arrow("|", "`", "??", ">"),
    rail="|    ",
    blank="     ",
    start="*",
    severities={ERROR: "x", WARNING: "!", INFO: "i"},
)


def signs(*, unicode: bool) -> Signs:
    """The signs for a reader who can, or cannot, see those of Unicode."""
    return _UNICODE if unicode else _ASCII


NEEDED: Final = "├└╞╘─═╌∙▶▷│◆✗"
"""The characters that an encoding must have."""
