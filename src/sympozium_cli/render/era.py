"""How the controllers of an era call what they make; see upstream's api/v1alpha1 of v0.8.28, v0.9.5 and v0.10.46."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.schema.target import Era
from sympozium_cli.values.release import Release


class Words(NamedTuple):
    """The names of an era.

    Args:
        pack: the kind of the pack.
        agent: the kind that a persona becomes.
        agent_reference: the field of a schedule or a run that names it.
        pack_label: the label with the name of the pack.
        persona_label: the label with the name of the persona.
    """

    pack: str
    agent: str
    agent_reference: str
    pack_label: str
    persona_label: str


_WORDS = {
    Era.V0_8: Words("PersonaPack", "SympoziumInstance", "instanceRef", "persona-pack", "persona"),
    Era.V0_9: Words("Ensemble", "SympoziumInstance", "instanceRef", "ensemble", "persona"),
    Era.V0_10: Words("Ensemble", "Agent", "agentRef", "ensemble", "agent-config"),
}

PROVIDER_LABEL = Release(0, 10, 14)
"""Agents carry their provider as a label."""
ACCESS_BY_CHANNEL = Release(0, 10, 30)
"""A persona's access control and the pack's are merged channel by channel."""
RUNS_CARRY_THE_PACK = Release(0, 10, 37)
"""Scheduled runs have the pack's label from the start."""
DISPLAY_NAME = Release(0, 10, 39)
"""Agents get the persona's display name."""
TOOL_POLICY = Release(0, 10, 43)
"""Runs carry the persona's tool policy."""
ADMIN_TOKEN = Release(0, 10, 44)
"""Memory servers get the token with which the controller administers them."""
MEMORY_CAN_BE_OFF = Release(0, 10, 45)
"""`memory.enabled: false` is obeyed."""


def words(release: Release) -> Words:
    """The names that the release uses."""
    return _WORDS[f"0.{release.minor}"]
