"""Lists: page by page as of one moment, as objects or as a table."""

from __future__ import annotations

import base64
import json
from typing import NamedTuple

from fakeapi.kinds import Kind, Object
from fakeapi.request import Request
from fakeapi.selectors import selected
from fakeapi.status import Refusal, bad_request, expired
from fakeapi.store import Place, Store, TooOldError

_TOO_OLD = (
    "The provided continue parameter is too old to display a consistent list result. "
    "You can start a new list without the continue parameter."
)


class _Page(NamedTuple):
    """Where a page begins: as of which version, and after which place."""

    version: int
    after: Place


def listed(store: Store, kind: Kind, namespace: str, request: Request) -> Object:
    """A list as the server sends it.

    Raises:
        Refusal: a selector or the token cannot be read, or the token is too old.
    """
    page = _page(store, request)
    means = selected(kind, request.query.get("labelSelector", ""), request.query.get("fieldSelector", ""))
    try:
        everything = store.as_of(kind.resource, page.version)
    except TooOldError:
        raise expired(_TOO_OLD) from None
    rest = [(place, value) for place, value in everything.items() if namespace in ("", place[0]) and place > page.after]
    chosen = [(place, value) for place, value in rest if means(value)]
    limit = request.number_of("limit")
    metadata: Object = {**({"continue": ""} if kind.custom else {}), "resourceVersion": str(page.version)}
    if limit and len(chosen) >= limit and rest[-1][0] > chosen[limit - 1][0]:
        metadata["continue"] = _token(_Page(page.version, chosen[limit - 1][0]))
        if not request.query.get("labelSelector") and not request.query.get("fieldSelector"):
            metadata["remainingItemCount"] = len(rest) - limit
    items = [_as_item(kind, value) for _, value in chosen[: limit or None]]
    return {"apiVersion": kind.api_version, "kind": f"{kind.kind}List", "metadata": metadata, "items": items}


def _as_item(kind: Kind, value: Object) -> Object:
    """Built-in kinds do not repeat in each item what the list is a list of."""
    if kind.custom:
        return value
    return {name: part for name, part in value.items() if name not in ("kind", "apiVersion")}


def _page(store: Store, request: Request) -> _Page:
    token = request.query.get("continue")
    if token:
        return _read(token)
    wanted = request.number_of("resourceVersion")
    if wanted > store.version:
        raise _too_new(wanted, store.version)
    exact = wanted and request.query.get("resourceVersionMatch") == "Exact"
    return _Page(wanted if exact else store.version, ("", ""))


def _too_new(wanted: int, present: int) -> Refusal:
    message = f"Too large resource version: {wanted}, current: {present}"
    cause = {"reason": "ResourceVersionTooLarge", "message": "Too large resource version"}
    return Refusal(504, "Timeout", f"Timeout: {message}", {"causes": [cause], "retryAfterSeconds": 1})


def _token(page: _Page) -> str:
    return base64.urlsafe_b64encode(json.dumps(page).encode()).decode()


def _read(token: str) -> _Page:
    try:
        version, after = json.loads(base64.urlsafe_b64decode(token))
        return _Page(version, (after[0], after[1]))
    except (ValueError, TypeError, IndexError) as problem:
        raise bad_request(f"invalid continue token: continue key is not valid: {problem}") from None
