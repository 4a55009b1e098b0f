"""Why no schedule starts a persona, in words."""

from __future__ import annotations

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import made_schedule


def why_not_scheduled(pack: Pack, persona: Persona) -> str:
    """What keeps an installed persona without an effective schedule from scheduled runs."""
    if persona.schedule is None:
        return "it has no schedule"
    if made_schedule(pack, persona) is None:
        return "its schedule is not made, for it follows another persona"
    return "its web endpoint blocks its schedule"
