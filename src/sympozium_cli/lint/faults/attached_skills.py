"""The SkillPacks of a cluster that a persona attaches, and what they bring along."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Persona, Word
from sympozium_cli.lint.surroundings import Object, Surroundings, items
from sympozium_cli.lint.vocabulary.skills import KIND, MCP_BRIDGE, pack_name


def attached_skills(persona: Persona, around: Surroundings) -> Iterator[tuple[Word, Object]]:
    """The entries of `skills` and the SkillPacks that they mean, as far as they are there."""
    for skill in persona.skills:
        found = around.shared(KIND, pack_name(skill)) if skill != MCP_BRIDGE else None
        if found is not None:
            yield skill, found


def names_in(skill: Object, key: str) -> tuple[str, ...]:
    """The names of the tools or of the volumes that the sidecar of a SkillPack brings."""
    return tuple(str(item["name"]) for item in items(skill, "spec", "sidecar", key) if item.get("name"))
