"""Secrets, for eyes and for machines: never a value, only how long it is and by what to recognize it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from sympozium_cli.report.cells import cells
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.secret.fingerprint import fingerprint
from sympozium_cli.secret.survey import Entry
from sympozium_cli.values.plural import count

_NONE: Final = "-"


class Eyes(NamedTuple):
    """Who looks, and when.

    Args:
        terminal: what it can show.
        now: the time, for ages.
        fingerprint_key: the user's key of fingerprints.
    """

    terminal: Terminal
    now: datetime
    fingerprint_key: bytes


def secrets_table(entries: Iterable[Entry], eyes: Eyes, *, namespaces: bool, wide: bool) -> Iterator[str]:
    """The lines of a table; with `namespaces` a column for them, with `wide` the fingerprints."""
    rows = [_row(entry, eyes, wide=wide) for entry in entries]
    heads = ["NAMESPACE", "NAME", "KEYS", "AGE", "USED BY", "DELETED WITH", "STATE"]
    first = 0 if namespaces else 1
    columns = list(zip(*([heads, *rows]), strict=True))[first:]
    widths = [max(map(cells, column)) for column in columns]
    for index, row in enumerate([heads, *rows]):
        parts = [part + " " * (width - cells(part)) for part, width in zip(row[first:], widths, strict=True)]
        parts[-1] = eyes.terminal.paint(row[-1], _STYLES.get(row[-1], ""))
        line = "   ".join(parts).rstrip()
        yield line if index else eyes.terminal.paint(line, "bold")


_STYLES = {"missing": "error", "wrong": "error", "careful": "warning", "unused": "dim"}


def _row(entry: Entry, eyes: Eyes, *, wide: bool) -> list[str]:
    keys = [f"{key}={_recognized(value, eyes)}" if wide else key for key, value in entry.keys.items()]
    texts = (
        entry.namespace,
        entry.name,
        ",".join(keys) or _NONE,
        age(entry.created, eyes.now),
        ",".join(entry.packs) or _NONE,
        ",".join(entry.owners) or _NONE,
        _state(entry),
    )
    return [inert(text) for text in texts]


def _state(entry: Entry) -> str:
    if entry.secret is None:
        return "missing"
    if any(problem.is_error for problem in entry.problems):
        return "wrong"
    if entry.problems:
        return "careful"
    if not entry.asked:
        return "-"
    return "ok" if entry.users else "unused"


def secret_page(entry: Entry, eyes: Eyes) -> Iterator[str]:
    """All that may be known of one Secret."""
    yield eyes.terminal.paint(inert(f"secret/{entry.name}"), "bold") + inert(f" in {entry.namespace}")
    for label, value in _facts(entry, eyes):
        yield f"  {eyes.terminal.paint(f'{label:<10}', 'dim')}{inert(value)}"


def _facts(entry: Entry, eyes: Eyes) -> Iterator[tuple[str, str]]:
    if entry.created is not None:
        yield "made", f"{age(entry.created, eyes.now)} ago"
    if entry.changed is not None and entry.changed != entry.created:
        yield "changed", f"{age(entry.changed, eyes.now)} ago"
    label = "keys"
    for key, value in entry.keys.items():
        yield label, f"{key}: {count(len(value), 'byte')}, fingerprint {_recognized(value, eyes)}"
        label = ""
    label = "used by"
    for user in entry.users:
        yield label, f"{user.pack}, as {user.purpose} ({user.path})"
        label = ""
    if entry.secret is not None and not entry.users:
        yield label, "no pack" if entry.asked else "not known"
    yield from (("deleted", f"when pack '{owner}' is deactivated") for owner in entry.owners)
    if entry.secret is not None and entry.users and not entry.owners:
        yield "deleted", "never by the controller"


def secrets_json(entries: Iterable[Entry], eyes: Eyes) -> dict[str, Any]:
    """The Secrets as `sympozium-cli/secrets/v1`."""
    return {"apiVersion": "sympozium-cli/secrets/v1", "secrets": [_json(entry, eyes) for entry in entries]}


def _json(entry: Entry, eyes: Eyes) -> dict[str, Any]:
    return {
        "name": entry.name,
        "namespace": entry.namespace,
        "exists": entry.secret is not None,
        "created": entry.created.isoformat() if entry.created else None,
        "changed": entry.changed.isoformat() if entry.changed else None,
        "keys": [
            {"name": key, "bytes": len(value), "fingerprint": _recognized(value, eyes)}
            for key, value in entry.keys.items()
        ],
        "users": [{"pack": user.pack, "path": user.path, "purpose": user.purpose} for user in entry.users],
        "deletedWith": list(entry.owners),
        "problems": [
            {"severity": "error" if problem.is_error else "warning", "message": problem.message, "hint": problem.hint}
            for problem in entry.problems
        ],
    }


def _recognized(value: bytes, eyes: Eyes) -> str:
    return fingerprint(value, eyes.fingerprint_key)


_UNITS: Final = (("d", 86400), ("h", 3600), ("m", 60))


def age(since: datetime | None, now: datetime) -> str:
    """How long ago something was, in its largest unit, as "3d"; a clock that goes wrong makes nothing negative."""
    if since is None:
        return _NONE
    seconds = max(0, int((now - since).total_seconds()))
    for unit, length in _UNITS:
        if seconds >= length * (2 if unit != "d" else 1):
            return f"{seconds // length}{unit}"
    return f"{seconds}s"
