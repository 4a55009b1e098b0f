"""What a run was really asked, without what controllers and programs put before it.

After sympoziumschedule_controller.go (memory), ensemble_controller.go (the team's task), agentrun_controller.go (the
card of a handover) and cmd/sympozium/main.go (a chat).
"""

from __future__ import annotations

import re
from typing import Any, Final

_MEMORY: Final = re.compile(r"\A## Memory Context\n.*?\n\n## Task\n", re.DOTALL)
_TEAM: Final = re.compile(r"\ATEAM OBJECTIVE: .*?\n\nYOUR ROLE TASK: ", re.DOTALL)
_HANDOFF: Final = re.compile(r"\A## Handoff from .*?\n### Your Task\s*", re.DOTALL)
_CHAT: Final = "---\nNow respond to the following new message:\n"


def asked(task: Any) -> str:
    """The task of a run as a person would say it; a task that is an object as "mode=… tool=… key=value"."""
    if isinstance(task, dict):
        return _of_object(task)
    if not isinstance(task, str):
        return ""
    stripped = task.rpartition(_CHAT)[2] if _CHAT in task else task
    for prefix in (_MEMORY, _HANDOFF, _TEAM):
        stripped = prefix.sub("", stripped, count=1)
    return stripped.strip()


def _of_object(task: dict[str, Any]) -> str:
    parameters = task.get("parameters")
    pairs = parameters.items() if isinstance(parameters, dict) else ()
    words = [f"{key}={task[key]}" for key in ("mode", "tool") if isinstance(task.get(key), str)]
    return " ".join([*words, *(f"{key}={value}" for key, value in pairs)])
