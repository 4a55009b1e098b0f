"""A persona is given skills, loses them, or gets them with other parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.api import Pack, Persona
from sympozium_cli.change.edit import Both, Edit, gained
from sympozium_cli.change.meaning import ESCALATION, Meaning
from sympozium_cli.render.origin import plain
from sympozium_cli.render.skills import WEB_ENDPOINTS, skills
from sympozium_cli.values.plural import quoted


def find(edit: Edit) -> Iterator[Meaning]:
    """By what the agent gets, with the skills that the controller adds; web endpoints have a module of their own."""
    for one in edit.both:
        had, has = _skills(edit.before, one.old), _skills(edit.after, one.new)
        new, lost = gained(tuple(had), tuple(has)), gained(tuple(has), tuple(had))
        if new:
            yield _meaning("skill-gained", f"'{one.name}' gains the skill {quoted(new)}", one, ESCALATION)
        if lost:
            yield _meaning("skill-lost", f"'{one.name}' loses the skill {quoted(lost)}", one)
        for name in has:
            if name in had and had[name] != has[name]:
                text = f"'{one.name}' has the skill '{name}' with other parameters: {_differing(had[name], has[name])}"
                yield _meaning("skill-params-changed", text, one, key="skillParams")


def _skills(pack: Pack, persona: Persona) -> dict[str, dict[str, Any]]:
    entries = plain(skills(pack, persona))
    return {
        entry["skillPackRef"]: entry.get("params", {})
        for entry in entries
        if entry["skillPackRef"] not in WEB_ENDPOINTS
    }


def _differing(old: dict[str, Any], new: dict[str, Any]) -> str:
    return quoted(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


def _meaning(kind: str, text: str, one: Both, severity: str = "info", key: str = "skills") -> Meaning:
    return Meaning(kind, text, severity, one.name, one.old.path / key, one.new.path / key)
