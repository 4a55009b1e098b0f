"""How a pack is, for people: a line about the pack, a table of its personas, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from sympozium_cli.condition import key as keys
from sympozium_cli.condition import memory
from sympozium_cli.condition.drift import CONVERGES, CREATE_ONLY, MISSING
from sympozium_cli.condition.link import BROKEN, FLAW, OFF, WAITING, Link
from sympozium_cli.condition.status import EXCLUDED, NO_AGENT, UNSEEN, Member, Status
from sympozium_cli.report.cells import cells, cut, folded
from sympozium_cli.report.condition.document import hidden
from sympozium_cli.report.masking import masked
from sympozium_cli.report.printing.grid import Cell, lines
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.report.terminal import inert
from sympozium_cli.values.age import age, human_duration
from sympozium_cli.values.plural import count, listed

_PHASES: Final = {
    "Running": "ok", "Serving": "ok", "Ready": "ok", "Succeeded": "ok", "Error": "error", "Failed": "error",
    "Pending": "warning", EXCLUDED: "dim", NO_AGENT: "warning", "Inactive": "dim",
}  # fmt: skip
_STATES: Final = {BROKEN: "error", WAITING: "warning", FLAW: "warning", OFF: "info"}
_KINDS: Final = {
    CONVERGES: "the controller will put it back",
    CREATE_ONLY: "made once and left alone: delete it to have it made anew",
    MISSING: "should be there and is not",
}
_BAD_KEYS: Final = frozenset((keys.MISSING, keys.UNREADABLE, keys.NONE))
_MEMORIES: Final = {memory.ABSENT: "-", memory.UNSEEN: "?"}
_MOST_FIELDS: Final = 6
_LONGEST_VALUE: Final = 60


def text(status: Status, screen: Screen, *, wide: bool) -> Iterator[str]:
    """The lines; with `wide` also names of runs and agents, and every field that differs."""
    paint = screen.terminal.paint
    yield from _headline(status, screen)
    if status.members:
        yield ""
        yield from lines(_rows(status, screen, wide=wide), screen.terminal, screen.encoding)
    yield from _budget(status)
    groups = _grouped(status, wide=wide)
    for group in groups[:1]:
        yield ""
        yield from _told(group, screen)
    if groups[1:]:
        yield ""
        yield paint("also:", "bold")
        for group in groups[1:]:
            yield from _told(group, screen, "  ")
    yield from _orphans(status, screen)
    yield from _drifts(status, screen, wide=wide)
    if not (groups or status.orphans or status.drifts):
        yield ""
        yield paint("nothing is wrong", "ok")


def _headline(status: Status, screen: Screen) -> Iterator[str]:
    live = status.scene.live
    installed = sum(1 for member in status.members if member.phase not in (EXCLUDED, NO_AGENT, UNSEEN))
    paint = screen.terminal.paint
    phase = live.phase or "no phase yet"
    parts = [
        "enabled" if live.pack.spec.enabled else "not enabled",
        f"{installed} of {count(len(status.members), 'persona')} installed",
        inert(live.pack.spec.workflow_type or "autonomous"),
        f"{age(live.value['metadata'].get('creationTimestamp'), status.scene.now)} old",
    ]
    title = paint(inert(f"{live.kinds.packs.kind}/{live.name}"), "bold")
    yield f"{title} in {inert(live.namespace)}: {paint(inert(phase), _PHASES.get(phase, ''))}"
    yield from folded(", ".join(parts), screen.terminal.width)


def _rows(status: Status, screen: Screen, *, wide: bool) -> list[list[Cell]]:
    heads = ["PERSONA", "AGENT", "SCHEDULE", "NEXT", "LAST RUN", "MEMORY", "KEY", *(["RUN"] if wide else [])]
    rows = [_row(member, status, wide=wide) for member in status.members]
    return [[Cell(head, "bold") for head in heads], *rows] if screen.headers else rows


def _row(member: Member, status: Status, *, wide: bool) -> list[Cell]:
    now = status.scene.now
    run = member.run
    if member.phase == EXCLUDED:
        return [Cell(member.name), Cell(EXCLUDED, "dim"), *([Cell("-")] * (6 if wide else 5))]
    ran = f"{run.phase or 'Pending'} {age(run.created, now)} ago" if run is not None else "-"
    return [
        Cell(member.name),
        Cell("?" if member.phase == UNSEEN else member.phase, _PHASES.get(member.phase, "")),
        Cell(member.timing.text or "-"),
        Cell(_next(member.timing.next, now)),
        Cell(ran, _PHASES.get(run.phase, "") if run is not None else ""),
        Cell(_MEMORIES.get(member.memory, member.memory), "warning" if member.memory == memory.LOST else ""),
        _key(member),
        *([Cell(run.name if run is not None else "-")] if wide else []),
    ]


def _key(member: Member) -> Cell:
    key = member.key
    if key.state in (keys.USABLE, keys.UNSEEN):
        return Cell(key.secret)
    if key.state in _BAD_KEYS:
        return Cell(f"{key.secret} {key.state}".strip(), "error")
    return Cell("-")


def _next(instant: datetime | None, now: datetime) -> str:
    return f"in {human_duration((instant - now).total_seconds())}" if instant is not None else "-"


def _budget(status: Status) -> Iterator[str]:
    used, most = status.tokens
    if most:
        yield ""
        yield f"budget: {used:,} of {most:,} tokens used ({min(100 * used // most, 999)}%)"


class _Group(NamedTuple):
    """A link, and the personas for which the same is to be said."""

    link: Link
    personas: tuple[str, ...]


def _grouped(status: Status, *, wide: bool) -> list[_Group]:
    """The links that are shown, the one first that explains most; what personas have in common is told once."""
    first = status.first
    shown = [link for link in status.links if wide or link.state != OFF or link is first]
    ordered = sorted(shown, key=lambda link: link is not first)
    groups: dict[Link, list[str]] = {}
    for link in ordered:
        groups.setdefault(link._replace(persona=""), []).append(link.persona)
    return [_Group(link, tuple(filter(None, personas))) for link, personas in groups.items()]


def _told(group: _Group, screen: Screen, indent: str = "") -> Iterator[str]:
    """A link, folded, with what to type on a line of its own, whole, so that it can be copied."""
    link = group.link
    whose = f"{listed(group.personas)}: " if group.personas else ""
    width = screen.terminal.width
    room = max(width - len(indent) - 2, 20) if width else 0
    first_room = max(room - len(link.state), 10) if room else None
    first, *rest = folded(inert(masked(f"{whose}{link.message}")), room, first_room)
    yield f"{indent}{screen.terminal.paint(f'{link.state}:', _STATES[link.state])} {first}"
    yield from (f"{indent}  {line}" for line in rest)
    if link.remedy:
        yield f"{indent}  next: {inert(masked(link.remedy))}"


def _orphans(status: Status, screen: Screen) -> Iterator[str]:
    if not status.orphans:
        return
    yield ""
    yield screen.terminal.paint("orphans, which the controller does not look at any more:", "bold")
    for why in dict.fromkeys(one.why for one in status.orphans):
        objects = ", ".join(one.key for one in status.orphans if one.why == why)
        yield from _indented(f"{objects}: {why}", screen)
    yield f"  next: {inert(status.deletion)}"


def _drifts(status: Status, screen: Screen, *, wide: bool) -> Iterator[str]:
    if not status.drifts:
        return
    yield ""
    yield screen.terminal.paint("drift from what the controller would make today:", "bold")
    missing = [drift.key for drift in status.drifts if drift.kind == MISSING]
    if missing:
        yield from _indented(f"{_KINDS[MISSING]}: {', '.join(missing)}", screen)
    for drift in (one for one in status.drifts if one.kind != MISSING):
        yield from _indented(f"{drift.key}: {_KINDS[drift.kind]}", screen)
        shown = drift.fields if wide else drift.fields[:_MOST_FIELDS]
        for field in shown:
            present, wanted = hidden(field)
            yield f"    {inert(str(field.path))}: {_short(present)}, wanted {_short(wanted)}"
        if len(shown) < len(drift.fields):
            yield f"    and {len(drift.fields) - len(shown)} more, with -o wide"


def _indented(line: str, screen: Screen) -> Iterator[str]:
    """A line that is indented by two, folded where it is too long."""
    width = screen.terminal.width
    first, *rest = folded(inert(line), max(width - 4, 20) if width else 0)
    yield f"  {first}"
    yield from (f"    {more}" for more in rest)


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    written = inert(value if isinstance(value, str) else json.dumps(value, sort_keys=True))
    return written if cells(written) <= _LONGEST_VALUE else f"{cut(written, 0, _LONGEST_VALUE)}..."
