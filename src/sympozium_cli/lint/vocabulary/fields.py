"""Names that other tools give to the fields of a pack, too far from ours to be told by their letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ELSEWHERE: Final[Mapping[str, str]] = {
    "agent": "agentConfig",
    "agents": "agentConfigs",
    "cmd": "command",
    "desc": "description",
    "every": "interval",
    "from": "source",
    "img": "image",
    "instructions": "systemPrompt",
    "members": "agentConfigs",
    "prompt": "systemPrompt",
    "to": "target",
    "workers": "agentConfigs",
    "workflow": "workflowType",
}
"""What each of these words means, where there is a field of that name."""
