"""Personas that come, go, are excluded or are taken back."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import excluded, installed
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import DESTRUCTIVE, WARNING, Meaning
from sympozium_cli.values.plural import count, listed

_SAME_PROMPT = 40
"""Characters from which on an equal prompt under a new name tells that the persona was renamed."""


def find(edit: Edit) -> Iterator[Meaning]:
    """Every persona of either list whose place in the pack changed; a disabled pack has no agents."""
    if not edit.after.spec.enabled:
        return
    for persona in edit.before.personas:
        if edit.after.persona(persona.name) is None:
            yield from _lost(edit, persona)
    for persona in edit.after.personas:
        known = edit.before.persona(persona.name)
        if known is None:
            yield from _new(edit, persona)
        elif excluded(edit.after, persona) and not excluded(edit.before, known):
            yield _excluded(edit.after, persona, known)
        elif excluded(edit.before, known) and not excluded(edit.after, persona):
            text = f"persona '{persona.name}' is no longer excluded: it gets a new agent, with an empty memory"
            yield Meaning("persona-included", text, persona=persona.name, old=known.path, new=persona.path)


def _lost(edit: Edit, persona: Persona) -> Iterator[Meaning]:
    name = persona.name
    if excluded(edit.before, persona):
        text = f"persona '{name}' is removed; it was excluded"
        yield Meaning("persona-removed", text, persona=name, old=persona.path)
        return
    heir = _renamed(edit, persona)
    what = f"renamed to '{heir.name}'" if heir is not None else "removed"
    text = (
        f"persona '{name}' is {what}, and nothing stops the old one: its agent"
        f"{', schedule' if persona.schedule else ''} and memory stay and go on as orphans;"
        " put it under excludePersonas first, and remove it afterwards"
    )
    kind = "persona-renamed" if heir is not None else "persona-removed"
    yield Meaning(kind, text, WARNING, name, persona.path, heir.path if heir is not None else None)


def _renamed(edit: Edit, persona: Persona) -> Persona | None:
    """The persona that is new and has the prompt of one that is gone."""
    known = {each.name for each in edit.before.personas}
    new = [each for each in installed(edit.after) if each.name not in known]
    prompt = persona.system_prompt
    alike = [each for each in new if each.system_prompt == prompt]
    return alike[0] if len(alike) == 1 and len(prompt) >= _SAME_PROMPT else None


def _new(edit: Edit, persona: Persona) -> Iterator[Meaning]:
    if excluded(edit.after, persona):
        text = f"persona '{persona.name}' is added, but excluded: nothing is made of it"
    else:
        text = f"persona '{persona.name}' is added: {_traits(persona)}"
    yield Meaning("persona-added", text, persona=persona.name, new=persona.path)


def _traits(persona: Persona) -> str:
    traits = [
        f"model {persona.model}" if persona.model else "the controller's default model",
        count(len(persona.skills), "skill"),
        *([f"{count(len(persona.channels), 'channel')} ({listed(persona.channels)})"] if persona.channels else []),
        "a schedule" if persona.schedule is not None else "no schedule",
    ]
    return listed(traits)


def _excluded(pack: Pack, persona: Persona, known: Persona) -> Meaning:
    where = next((word.path for word in pack.spec.exclude_personas if word == persona.name), None)
    text = f"persona '{persona.name}' is excluded: its agent, schedule, runs, MEMORY.md and memory volume are deleted"
    return Meaning("persona-excluded", text, DESTRUCTIVE, persona.name, known.path, where)
