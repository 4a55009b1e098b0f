"""What an edit means to people: one sentence each, found by one small module each.

Adding a meaning is adding a module to `meanings` that has a function `find`, which takes an `Edit` and yields.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sympozium_cli.source.path import FieldPath

if TYPE_CHECKING:
    from sympozium_cli.change.edit import Edit

DESTRUCTIVE: Final = "destructive"
ESCALATION: Final = "escalation"
WARNING: Final = "warning"
INFO: Final = "info"

Finder = Callable[["Edit"], Iterator["Meaning"]]

_ORDER: Final = (DESTRUCTIVE, ESCALATION, WARNING, INFO)


class Meaning(NamedTuple):
    """One thing that is different afterwards.

    Args:
        kind: a word for programs, such as "tool-gained".
        text: a sentence for people, without a full stop; names are quoted.
        severity: "destructive" where data or work is lost, "escalation" where somebody may do more, "warning" where not
            that happens which the pack says, else "info".
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
    """All that the edit means: by severity in the order above, then by persona."""
    places = {persona.name: place for place, persona in enumerate(edit.after.personas)}
    found = (meaning for find in _finders_for(edit) for meaning in find(edit))

    def rank(meaning: Meaning) -> tuple[int, int]:
        return _ORDER.index(meaning.severity), places.get(meaning.persona, len(places) if meaning.persona else -1)

    return tuple(sorted(found, key=rank))


def _finders_for(edit: Edit) -> Sequence[Finder]:
    """Of a pack that is switched on or off, nothing else counts: there is nothing to compare it with."""
    from sympozium_cli.change.meanings import activation, refusal

    compares = edit.before.spec.enabled and edit.after.spec.enabled
    return _finders() if compares else (activation.find, refusal.find)


@cache
def _finders() -> tuple[Finder, ...]:
    from sympozium_cli.change import meanings as package

    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"{package.__name__}.{name}").find for name in names)
