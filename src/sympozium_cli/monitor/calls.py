"""What an agent does while it works, by the lines of its log (cmd/agent-runner: main.go, tools.go, provider.go).

An agent can write any line into its log, so that these are what it says that it does.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

CALLS: Final = "calls"
DELEGATES: Final = "delegates"
DENIED: Final = "denied"
HALTED: Final = "halted"
WARNED: Final = "warned"


class Call(NamedTuple):
    """Something that an agent does, or is not let do.

    Args:
        deed: CALLS a tool, DELEGATES to a persona, is DENIED a tool, is HALTED by the limit of its tokens or WARNED.
        name: the tool, or the persona; "" for neither.
        text: the arguments, as far as the log has them, or what was said about the limit.
    """

    deed: str
    name: str = ""
    text: str = ""


_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)? ")
_FORMS: Final = (
    (CALLS, re.compile(r"tool call: (?P<name>\S+)(?: args=(?P<text>.*))?$")),
    (DELEGATES, re.compile(r'Delegating to persona "(?P<name>(?:[^"\\]|\\.)*)"(?P<text>.*)$')),
    (DENIED, re.compile(r'tool policy: denied tool "(?P<name>(?:[^"\\]|\\.)*)"')),
    (HALTED, re.compile(r"TOKEN BUDGET HALT: ?(?P<text>.*)$")),
    (WARNED, re.compile(r"TOKEN BUDGET WARN: ?(?P<text>.*)$")),
)


def read_call(line: str) -> Call | None:
    """What a line of a log says that the agent does; None for any other line."""
    time = _TIME.match(line)
    if time is None:
        return None
    for deed, form in _FORMS:
        found = form.match(line, time.end())
        if found is not None:
            given = found.groupdict()
            return Call(deed, given.get("name") or "", (given.get("text") or "").strip())
    return None
