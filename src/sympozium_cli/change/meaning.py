"""What an edit means to people: one sentence each, found by one small module each.

Adding a meaning is adding a module to `meanings` that has a function `find`, which takes an `Edit` and yields.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sympozium_cli.source.path import FieldPath

if TYPE_CHECKING:
    from sympozium_cli.change.edit import Edit

DESTRUCTIVE: Final = "destructive"
ESCALATION: Final = "escalation"
INFO: Final = "info"

_ORDER: Final = (DESTRUCTIVE, ESCALATION, INFO)


class Meaning(NamedTuple):
    """One thing that is different afterwards.

    Args:
        kind: a word for programs, such as "tool-gained".
        text: a sentence for people, without a full stop; names are quoted.
        severity: "destructive" where data or work is lost, "escalation" where somebody may do more, else "info".
        persona: whom it concerns; "" for the whole pack.
        old: where the old version says it; None where it does not.
        new: where the new version says it.
    """

    kind: str
    text: str
    severity: str = INFO
    persona: str = ""
    old: FieldPath | None = None
    new: FieldPath | None = None


def meanings(edit: Edit) -> tuple[Meaning, ...]:
    """All that the edit means, what destroys first, then what gives somebody more power."""
    found = (meaning for find in _finders() for meaning in find(edit))
    return tuple(sorted(found, key=lambda meaning: _ORDER.index(meaning.severity)))


@cache
def _finders() -> tuple[Callable[[Edit], Iterator[Meaning]], ...]:
    from sympozium_cli.change import meanings as package

    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"{package.__name__}.{name}").find for name in names)
