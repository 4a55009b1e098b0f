"""What an edit does, for a comment on a pull request: at most as long as GitHub takes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sympozium_cli.change.meaning import DESTRUCTIVE, ESCALATION, INFO, WARNING, Meaning
from sympozium_cli.change.plan import DELETE, Change
from sympozium_cli.report.differences.difference import Difference, listings, sentence, tally
from sympozium_cli.report.differences.objects import object_lines
from sympozium_cli.report.markdown import LIMIT, escaped, prose
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.values.plural import count

_SIGNS: Final = {
    DESTRUCTIVE: "🔴 **destroys**",
    ESCALATION: "🟠 **escalates**",
    WARNING: "🟡 **beware**",
    INFO: "🔵 changes",
}
_OPS: Final = {"create": "created", "update": "updated"}
_ROOM_FOR_THE_END: Final = 120
_FENCE: Final = "```"

Block = list[str]


def lines(differences: Sequence[Difference], terminal: Terminal) -> Iterator[str]:
    """The comment; what does not fit any more is counted at its end."""
    del terminal
    room, left = LIMIT - _ROOM_FOR_THE_END, 0
    if not differences:
        yield "**sympozium pack diff**: no difference"
    for block in _blocks(differences):
        room -= sum(len(line.encode()) + 1 for line in block)
        if room < 0:
            left += 1
        else:
            yield from block
    if left:
        yield ""
        yield f"_{count(left, 'part')} cut off here: see `sympozium pack diff` for all of it._"


def _blocks(differences: Sequence[Difference]) -> Iterator[Block]:
    """What is kept or cut as a whole: first all that is said in words, and then the objects."""
    for difference in differences:
        yield [f"### {escaped(inert(difference.pack))}", "", _prose(tally(difference)), ""]
        for meaning in difference.meanings:
            yield [_meaning(difference, meaning)]
        for listed in listings(difference):
            yield ["", f"**{listed.heading}**: {_prose(listed.why)}", ""]
            yield from ([f"- <code>{escaped(inert(key))}</code>"] for key in listed.keys)
    for difference in differences:
        for change in difference.writes:
            if change.op != DELETE:
                yield _object(change)


def _meaning(difference: Difference, meaning: Meaning) -> str:
    where = difference.where(meaning)
    place = f" (<code>{escaped(inert(where))}</code>)" if where else ""
    return f"- {_SIGNS[meaning.severity]}: {_prose(sentence(meaning))}{place}"


def _object(change: Change) -> Block:
    body = list(object_lines(change))
    fence = _FENCE
    while any(fence in line for line in body):
        fence += "`"
    title = f"<details><summary><code>{escaped(inert(change.key))}</code> {_OPS[change.op]}</summary>"
    return ["", title, "", f"{fence}diff", *body, fence, "", "</details>"]


def _prose(text: str) -> str:
    return prose(inert(text))
