"""Watches: what happens from a version on, with bookmarks, until the time is over."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from fakeapi.kinds import Kind, Object
from fakeapi.request import Request
from fakeapi.selectors import Test, selected
from fakeapi.status import Refusal, expired
from fakeapi.store import Change, Store, TooOldError

_WITHOUT_LIMIT = 1800.0
_LAST_BOOKMARK = 2.0
_STEP = 0.5

Shape = Callable[[Object], Object]


def watched(store: Store, kind: Kind, namespace: str, request: Request, shape: Shape) -> Iterator[bytes]:
    """The lines of a watch; it waits between them."""
    means = selected(kind, request.query.get("labelSelector", ""), request.query.get("fieldSelector", ""))
    test = _within(namespace, means)
    request.number_of("timeoutSeconds")
    version = request.query.get("resourceVersion", "")
    if version and not version.isdigit():
        raise Refusal(500, "", f'resourceVersion: Invalid value: "{version}": invalid syntax')
    return _lines(store, kind, request, test, shape)


def _within(namespace: str, means: Test) -> Test:
    return lambda value: namespace in ("", value["metadata"].get("namespace", "")) and means(value)


def _lines(store: Store, kind: Kind, request: Request, test: Test, shape: Shape) -> Iterator[bytes]:
    version = request.number_of("resourceVersion")
    with store.changed:
        before = [] if version else [value for value in store.objects(kind.resource) if test(value)]
        version = version or store.version
    yield from (_line("ADDED", shape(value)) for value in before)
    if request.is_set("sendInitialEvents"):
        marks = {"annotations": {"k8s.io/initial-events-end": "true"}}
        yield _line("BOOKMARK", _bookmark(kind, version, **marks))
    try:
        yield from _changes(store, kind, request, version, lambda change: _event(change, test, shape))
    except TooOldError as problem:
        yield _line("ERROR", expired(str(problem)).body)


def _changes(
    store: Store, kind: Kind, request: Request, version: int, event: Callable[[Change], bytes | None]
) -> Iterator[bytes]:
    start = time.monotonic()
    end = start + (request.number_of("timeoutSeconds") or _WITHOUT_LIMIT)
    bookmark = max(end - _LAST_BOOKMARK, start) if request.is_set("allowWatchBookmarks") else end
    while time.monotonic() < end and not store.closed:
        with store.changed:
            changes, version = store.since(kind.resource, version), max(version, store.version)
            if not changes:
                store.changed.wait(max(0.0, min(_STEP, end - time.monotonic(), bookmark - time.monotonic())))
        for change in changes:
            if (line := event(change)) is not None:
                yield line
        if bookmark <= time.monotonic() < end:
            yield _line("BOOKMARK", _bookmark(kind, version))
            bookmark = end


def _event(change: Change, test: Test, shape: Shape) -> bytes | None:
    """What the watcher sees of a change: objects come and go also by beginning and ceasing to be meant."""
    was, now = change.old is not None and test(change.old), change.new is not None and test(change.new)
    if now and change.new is not None:
        return _line("MODIFIED" if was else "ADDED", shape(change.new))
    if was and change.old is not None:
        metadata = {**change.old["metadata"], "resourceVersion": str(change.version)}
        return _line("DELETED", shape({**change.old, "metadata": metadata}))
    return None


def _bookmark(kind: Kind, version: int, **metadata: object) -> Object:
    facts = {"resourceVersion": str(version), **metadata}
    return {"kind": kind.kind, "apiVersion": kind.api_version, "metadata": facts}


def _line(event: str, value: Object) -> bytes:
    return json.dumps({"type": event, "object": value}, separators=(",", ":")).encode() + b"\n"
