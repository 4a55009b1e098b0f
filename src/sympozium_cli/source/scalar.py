"""A scalar as its author wrote it, beside what it was read as."""

from __future__ import annotations

from typing import NamedTuple

from yaml.events import ScalarEvent

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


class Scalar(NamedTuple):
    """The text of a scalar, after YAML's unescaping and folding, and how it was written.

    `style` is "plain", "single", "double", "literal" or "folded"; `quoted` means any but plain.
    `tag` is the explicit tag in its long form, such as `tag:yaml.org,2002:str`.
    """

    text: str
    quoted: bool
    style: str
    tag: str | None


def scalar_of(event: ScalarEvent) -> Scalar:
    """The scalar that a parser's event reports."""
    style = _STYLES.get(event.style or "", "plain")
    return Scalar(event.value, style != "plain", style, event.tag)
