"""Findings about a name that leads nowhere, with what was probably meant."""

from __future__ import annotations

from sympozium_cli.api import Pack, Stimulus
from sympozium_cli.api.workflow import meant_persona
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.source import FieldPath


def unknown_persona(pack: Pack, path: FieldPath, name: str) -> Finding:
    """The finding that `path` names no persona; with a suggestion and an unsafe fix where one name is close."""
    if pack.stimulus is not None and name and name == pack.stimulus.name:
        return _stimulus_for_persona(pack.stimulus, path, name)
    meant = meant_persona(pack, name)
    found = Finding(path, f"no persona is named '{name}'")
    persona = pack.persona(meant) if meant else None
    if persona is None:
        return found
    fix = Fix(f"write '{persona.name}'", (Replace(path, yaml_text(persona.name)),))
    return found._replace(suggestion=persona.name, suggested_at=persona.path / "name", fix=fix)


def _stimulus_for_persona(stimulus: Stimulus, path: FieldPath, name: str) -> Finding:
    return Finding(
        path,
        f"'{name}' is the stimulus, not a persona",
        remedy="name a persona here; only the source of an edge of type stimulus is the stimulus",
        related=(Related(stimulus.path / "name", "the stimulus is named here"),),
    )
