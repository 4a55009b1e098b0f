"""A log without what the agent's runner says to its controller in it: the result, and the new memory.

After cmd/agent-runner/main.go, which writes the result as one line of JSON and the memory as several lines, and after
internal/controller/agentrun_controller.go, which reads the memory from the last hundred lines. A marker that does not
end there is none, and what follows it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sympozium_cli.monitor.log_lines import Line

RESULT: Final = ("__SYMPOZIUM_RESULT__", "__SYMPOZIUM_END__")
MEMORY: Final = ("__SYMPOZIUM_MEMORY__", "__SYMPOZIUM_MEMORY_END__")

MOST_LINES: Final = 100
"""So many lines a memory may have."""


def visible(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that are for people."""
    held: list[Line] = []
    for line in lines:
        if held:
            held.append(line)
            _, end, rest = line.text.partition(MEMORY[1])
            if end:
                held = []
                yield from _unless_empty(line, rest)
            elif len(held) > MOST_LINES:
                yield from held
                held = []
            continue
        shown = _without(_without(line.text, *RESULT), *MEMORY)
        head, begun, _ = shown.partition(MEMORY[0])
        if begun:
            held = [line._replace(text=shown[len(head) :])]
            yield from _unless_empty(line, head)
        elif shown or not line.text:
            yield line._replace(text=shown)
    yield from held


def _unless_empty(line: Line, text: str) -> Iterator[Line]:
    if text:
        yield line._replace(text=text)


def _without(text: str, start: str, end: str) -> str:
    """A text without all that stands between the two marks; a mark that has no other stays."""
    kept = []
    while start in text:
        head, _, inside = text.partition(start)
        _, found, rest = inside.partition(end)
        if not found:
            break
        kept.append(head)
        text = rest
    return "".join([*kept, text])
