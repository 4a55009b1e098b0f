"""The `$(NAME)` of Kubernetes: what becomes of a dollar in the value of an environment variable.

`$(NAME)` is the variable of that name where it was defined before, and else stays as it is; `$$` is one dollar, so
that `$$(NAME)` is never replaced. Source: k8s.io/kubernetes/third_party/forked/golang/expansion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

_SPECIAL = re.compile(r"\$\$|\$\((?P<name>[^)]*)\)")
_TWO_DOLLARS = re.compile(r"\$\$(?P<name>)")
_ON_PURPOSE = ("(", "$$")


class Piece(NamedTuple):
    """A piece of a text that is special: a reference to the variable `name`, or where that is "", a lost dollar."""

    start: int
    end: int
    name: str

    @property
    def literal(self) -> str:
        """What to write so that the text is as it was meant: every dollar twice."""
        return f"$$({self.name})" if self.name else "$" * 2 * (self.end - self.start)


def pieces(text: str) -> Iterator[Piece]:
    """The references of a text, and the runs of two or three dollars that lose one.

    `$$(` and four dollars or more were doubled by somebody who knows the rule.
    """
    # Behind the last bracket no reference ends, and looking for its end from every dollar would take for ever.
    last = text.rfind(")") + 1
    for found in chain(_SPECIAL.finditer(text, 0, last), _TWO_DOLLARS.finditer(text, last)):
        start, end = found.span()
        if found["name"]:
            yield Piece(start, end, found["name"])
        elif found[0] == "$$" and text[start - 1 : start] != "$" and not text.startswith(_ON_PURPOSE, end):
            yield Piece(start, end + _has_third_dollar(text, end), "")


def _has_third_dollar(text: str, end: int) -> bool:
    return text.startswith("$", end) and not text.startswith("$(", end)
