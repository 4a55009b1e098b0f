"""Secrets, for eyes and for machines: never a value, only how long it is and by what to recognize it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.secret.fingerprint import fingerprint
from sympozium_cli.secret.survey import Entry
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count


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


def secret_page(entry: Entry, eyes: Eyes) -> Iterator[str]:
    """All that may be known of one Secret."""
    yield eyes.terminal.paint(inert(f"secret/{entry.name}"), "bold") + inert(f" in {entry.namespace}")
    for label, value in _facts(entry, eyes):
        yield f"  {eyes.terminal.paint(f'{label:<10}', 'dim')}{inert(value)}"


def _facts(entry: Entry, eyes: Eyes) -> Iterator[tuple[str, str]]:
    if entry.created is not None:
        yield "made", _ago(entry.created, eyes)
    if entry.changed is not None and entry.changed != entry.created:
        yield "changed", _ago(entry.changed, eyes)
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
    """The Secrets as `sympozium-cli/secrets/v1`, whose shape is that of `secrets_model`."""
    return {"apiVersion": "sympozium-cli/secrets/v1", "secrets": [_json(entry, eyes) for entry in entries]}


def _json(entry: Entry, eyes: Eyes) -> dict[str, Any]:
    return {
        "name": entry.name,
        "namespace": entry.namespace,
        "state": _state(entry),
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


def _state(entry: Entry) -> str:
    if entry.secret is None:
        return "missing"
    if any(problem.is_error for problem in entry.problems):
        return "wrong"
    if entry.problems:
        return "careful"
    if not entry.asked:
        return "unknown"
    return "ok" if entry.users else "unused"


def _recognized(value: bytes, eyes: Eyes) -> str:
    return fingerprint(value, eyes.fingerprint_key)


def _ago(since: datetime, eyes: Eyes) -> str:
    # A clock that goes wrong makes nothing negative.
    return f"{human_duration(max(0.0, (eyes.now - since).total_seconds()))} ago"
