"""An edit of one pack: what it was, what it is now, and what the controllers will do about it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.change.plan import Plan
from sympozium_cli.render.circumstances import Circumstances


class Both(NamedTuple):
    """A persona that has an agent before and after."""

    old: Persona
    new: Persona

    @property
    def name(self) -> str:
        """Its name."""
        return self.new.name


class Edit(NamedTuple):
    """The two versions of a pack.

    Args:
        before: the old version, as the controllers see it.
        after: the new one.
        around: what the controllers know besides.
        plan: what they will do.
        since: the instant from which ticks are counted.
    """

    before: Pack
    after: Pack
    around: Circumstances
    plan: Plan
    since: datetime

    @property
    def both(self) -> tuple[Both, ...]:
        """The personas that have an agent before and after, in the new order."""
        there = {persona.name: persona for persona in reversed(installed(self.before))}
        found = {persona.name: persona for persona in reversed(installed(self.after))}
        return tuple(Both(there[name], found[name]) for name in reversed(found) if name in there)

    @property
    def came(self) -> tuple[Persona, ...]:
        """The personas that get an agent now."""
        there = {persona.name for persona in installed(self.before)}
        return tuple(persona for persona in installed(self.after) if persona.name not in there)


def gained(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The words that are in `new` alone, each once, in their order."""
    return [word for word in dict.fromkeys(map(str, new)) if word not in old]
