"""The environment variables that a pack gives to the runs of its personas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.source.path import FieldPath


class Variable(NamedTuple):
    """An entry of a persona's `env`."""

    persona: Persona
    name: str
    value: str

    @property
    def path(self) -> FieldPath:
        """Where it stands."""
        return self.persona.path / "env" / self.name


def variables(pack: Pack) -> Iterator[Variable]:
    """The variables of every installed persona."""
    for persona in installed(pack):
        for name, value in persona.env.items():
            yield Variable(persona, name, value)
