"""How far a tail has come: what another one needs to go on where this one left off, and to report nothing twice.

It is a journal. The first line says whose it is, and each further one what was reported since the line before: objects
as they are kept, or null where one has gone, and the resource versions from which a watch goes on. A line that was not
ended does not count, so that a process may end at any moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import items, mapping
from sympozium_cli.monitor.happening import DELETED, Change, Synced
from sympozium_cli.monitor.inbox import Heard
from sympozium_cli.monitor.mirror import uid_of, version_of
from sympozium_cli.monitor.reflector import Beginning
from sympozium_cli.monitor.source import Source

VERSION: Final = "sympozium-cli/cursor/v1"
_AT_ONCE: Final = 200
"""Objects on a line of a new journal."""


class Owner(NamedTuple):
    """Whose a cursor is: nobody else can go on with it.

    Args:
        server: the address of the API server.
        command: such as "runs watch".
        sources: what was listened to.
    """

    server: str
    command: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"'{self.command}' on {self.server}, of {', '.join(self.sources)}"


def owner(server: str, command: str, sources: Iterable[Source]) -> Owner:
    """Who listens to these sources."""
    return Owner(server, command, tuple(map(_named, sources)))


def _named(source: Source) -> str:
    resource, selection = source.resource, source.selection
    where = f"in namespace '{selection.namespace}'" if selection.namespace else "everywhere"
    chosen = [f"with {selector}" for selector in (selection.labels, selection.fields) if selector]
    return " ".join([f"{resource.plural}.{resource.group}" if resource.group else resource.plural, where, *chosen])


def first_line(whose: Owner) -> Object:
    """The first line of a journal."""
    return {"apiVersion": VERSION, "server": whose.server, "command": whose.command, "sources": list(whose.sources)}


def owner_of(line: bytes) -> Owner | None:
    """Whose journal this is the first line of; None where it is none."""
    value = _object(line)
    if value is None or value.get("apiVersion") != VERSION or not isinstance(value.get("sources"), list):
        return None
    return Owner(str(value.get("server")), str(value.get("command")), tuple(map(str, value["sources"])))


def entry(heard: Sequence[Heard], sources: Sequence[Source]) -> Object | None:
    """The line for what was reported; None where nothing of it has to be remembered."""
    seen = [
        {"source": one.source, "uid": uid_of(one.happening.value), "object": _kept(one.happening, sources[one.source])}
        for one in heard
        if isinstance(one.happening, Change) and not one.happening.told
    ]
    positions = {str(one.source): one.position for one in heard}
    synced = [one.source for one in heard if isinstance(one.happening, Synced)]
    return {"seen": seen, "positions": positions, "synced": synced} if seen or positions else None


def _kept(change: Change, source: Source) -> Object | None:
    return None if change.op == DELETED else source.kept(change.value)


def beginnings(lines: Iterable[bytes], count: int) -> list[Beginning]:
    """What the lines after the first leave known of so many sources."""
    known: list[dict[str, Object]] = [{} for _ in range(count)]
    positions, synced = {str(number): "" for number in range(count)}, set[int]()
    for line in lines:
        value = _object(line)
        if value is None:
            break
        for one in items(value, "seen"):
            _note(known, one)
        told = mapping(value, "positions")
        positions |= {one: told[one] for one in positions if isinstance(told.get(one), str)}
        begun = value.get("synced")
        synced |= {one for one in begun if isinstance(one, int)} if isinstance(begun, list) else set()
    return [Beginning(tuple(known[one].values()), positions[str(one)], one in synced) for one in range(count)]


def _note(known: list[dict[str, Object]], one: Object) -> None:
    number, uid, value = one.get("source"), one.get("uid"), one.get("object")
    if not isinstance(number, int) or not 0 <= number < len(known):
        return
    if value is None:
        known[number].pop(str(uid), None)
    elif isinstance(value, dict) and uid_of(value) == uid and version_of(value):
        known[number][uid] = value


def anew(begun: Sequence[Beginning]) -> Iterator[Object]:
    """The lines after the first of a journal that says this, and nothing that has been overtaken."""
    for number, beginning in enumerate(begun):
        for start in range(0, len(beginning.known), _AT_ONCE):
            part = beginning.known[start : start + _AT_ONCE]
            yield {"seen": [{"source": number, "uid": uid_of(value), "object": value} for value in part]}
    yield {
        "positions": {str(number): beginning.position for number, beginning in enumerate(begun)},
        "synced": [number for number, beginning in enumerate(begun) if beginning.synced],
    }


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
