"""Personas that a list of rules leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.similar import closest


def unlisted(pack: Pack, names: Sequence[str]) -> tuple[Persona, ...]:
    """The personas with an agent that none of `names` is, not even misspelt: for that there are other rules."""
    known = [persona.name for persona in pack.personas]
    meant = {closest(name, known) for name in names if name not in known}
    listed = meant.union(names)
    return tuple(persona for persona in installed(pack) if persona.name not in listed)
