"""A tool that an agent calls, or is denied, and what the runner does about its tokens; only where logs are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.monitor.calls import CALLS, DELEGATES, DENIED, HALTED, WARNED, Call, read_call
from sympozium_cli.monitor.feed.message import ASIDE, BAD, CAREFUL, Message, Stage
from sympozium_cli.monitor.feed.scene import LineScene

_LONGEST: Final = 100
"""Characters of a name that are said in the summary; `data` has all of them."""

_FORMS: Final = {
    CALLS: ("calls {}", ASIDE),
    DELEGATES: ("wants to delegate to {}", ASIDE),
    DENIED: ("is denied the tool {}", CAREFUL),
    HALTED: ("is stopped: it has used up its tokens", BAD),
    WARNED: ("has used up its tokens, and goes on", CAREFUL),
}


def of_line(scene: LineScene) -> Iterator[Message]:
    """What it does, and with what."""
    call = read_call(scene.line)
    if call is None:
        return
    summary, tone = _FORMS[call.deed]
    yield scene.run.message(
        "tool",
        Stage.UNDERWAY,
        summary.format(call.name[:_LONGEST]),
        at=scene.at,
        text=call.text,
        tone=tone,
        data=_data(call),
        mark=scene.mark,
    )


def _data(call: Call) -> dict[str, str]:
    named = {DELEGATES: "persona", CALLS: "tool", DENIED: "tool"}
    return {"event": call.deed, **({named[call.deed]: call.name} if call.deed in named else {})}
