"""What passes through the membrane: how visible a persona's entries are, and by which tags.

After agentrun_controller.go (derivePermeability, resolveMembraneEnvVars) and memory_tools.go.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS, SUPERVISION, Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.remember import remembered
from sympozium_cli.api.shared_memory import Membrane, Permeability
from sympozium_cli.api.sharing import membrane, writers
from sympozium_cli.api.workflow import is_source, is_target
from sympozium_cli.source.path import FieldPath

PUBLIC = "public"
TRUSTED = "trusted"
PRIVATE = "private"

_ANY = (DELEGATION, SEQUENTIAL, STIMULUS, SUPERVISION)


class Visibility(NamedTuple):
    """How visible the entries are that a persona stores without saying more, and where that is written.

    `derived` means that nobody wrote it: it follows from the edges, and `path` leads to the membrane.
    """

    persona: Persona
    word: str
    path: FieldPath
    derived: bool = False


@remembered
def visibilities(pack: Pack) -> tuple[Visibility, ...]:
    """The visibility of every persona that may store entries; none without a membrane in use."""
    around = membrane(pack)
    if around is None:
        return ()
    return tuple(_visibility(pack, around, persona) for persona in writers(pack))


def permeability(around: Membrane, persona: Persona) -> Permeability | None:
    """The persona's rule: the first of several."""
    return _rules(around).get(persona.name)


@remembered
def _rules(around: Membrane) -> dict[str, Permeability]:
    return {rule.persona: rule for rule in reversed(around.permeability)}


def travelling(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags as they arrive: they travel joined by commas, so that one with a comma becomes two."""
    return tuple(part for tag in tags for part in tag.split(","))


def _visibility(pack: Pack, around: Membrane, persona: Persona) -> Visibility:
    rule = permeability(around, persona)
    if rule is not None and rule.default_visibility:
        return Visibility(persona, rule.default_visibility, rule.path / "defaultVisibility")
    derived = "" if around.permeability else _derived(pack, persona)
    if derived:
        return Visibility(persona, derived, around.path, derived=True)
    return Visibility(persona, around.default_visibility, around.path / "defaultVisibility")


def _derived(pack: Pack, persona: Persona) -> str:
    if is_source(pack, persona, DELEGATION):
        return TRUSTED
    if is_target(pack, persona, SUPERVISION):
        return PUBLIC
    only_target = is_target(pack, persona, *_ANY) and not is_source(pack, persona, *_ANY)
    return PRIVATE if only_target else ""
