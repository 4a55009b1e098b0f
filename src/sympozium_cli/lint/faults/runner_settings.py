"""The variables of a persona's `env` that the agent runner reads as settings, and which values it takes.

Sources: main.go and memory_tools.go in cmd/agent-runner.
"""

from __future__ import annotations

import re
from typing import Final

from sympozium_cli.api.workflow import positive_duration

# Left for `re` to compile when a pack has one of the settings, which is rare.
_WHOLE_NUMBER: Final = r"[+-]?[0-9]{1,18}"
_DURATIONS: Final = frozenset(["LLM_REQUEST_TIMEOUT", "RUN_TIMEOUT"])
_LEAST: Final = {"LLM_MAX_RETRIES": 0, "MAX_TOOL_ITERATIONS": 1}
_SWITCH: Final = "MEMORY_AUTO_STORE"
_SWITCH_WORDS: Final = frozenset(["0", "1", "false", "no", "off", "on", "true", "yes"])


def what_is_read(name: str, value: str) -> str:
    """What the runner reads in that variable, in words, where it does not read `value`; "" where all is well.

    An empty value is none.
    """
    if not value or _is_read(name, value):
        return ""
    if name == _SWITCH:
        return "false or true"
    return "a duration above zero, such as 90s" if name in _DURATIONS else f"a whole number from {_LEAST[name]} on"


def _is_read(name: str, value: str) -> bool:
    if name in _DURATIONS:
        return positive_duration(value) is not None
    if name == _SWITCH:
        return value.strip().lower() in _SWITCH_WORDS
    least = _LEAST.get(name)
    return least is None or (re.fullmatch(_WHOLE_NUMBER, value) is not None and int(value) >= least)
