"""Personas that a list of rules leaves out, and names in it that are no persona's."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.similar import closest


def names_nobody(pack: Pack, name: str) -> bool:
    """Whether the pack has personas, and none of them has that name."""
    return bool(pack.personas) and pack.persona(name) is None


def unlisted(pack: Pack, names: Sequence[str]) -> tuple[Persona, ...]:
    """The personas with an agent that none of `names` is, not even misspelt: for that there are other rules."""
    known = [persona.name for persona in pack.personas]
    meant = {closest(name, known) for name in names if name not in known}
    listed = meant.union(names)
    return tuple(persona for persona in installed(pack) if persona.name not in listed)
