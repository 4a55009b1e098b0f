"""The adapter: a `Cluster` that is a real API server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from sympozium_cli.cluster.connection import redirected
from sympozium_cli.cluster.doubt import gone, holds, marked
from sympozium_cli.cluster.exchange import Answer, Exchange
from sympozium_cli.cluster.failure import BrokenError
from sympozium_cli.cluster.pages import Pages
from sympozium_cli.cluster.port import (
    ANYHOW,
    EVERYTHING,
    Event,
    Listing,
    Object,
    Preconditions,
    Selection,
    Served,
    Where,
)
from sympozium_cli.cluster.refusal import Refused, not_served, refusal
from sympozium_cli.cluster.request import APPLY_PATCH, JSON, MERGE_PATCH, MOST_STORED, Doing, Request, request
from sympozium_cli.cluster.resource import GROUP, PODS, SECRETS, Resource
from sympozium_cli.cluster.secret_words import secret_words
from sympozium_cli.cluster.status import Status, status_of
from sympozium_cli.cluster.watching import events
from sympozium_cli.errors import InDoubtError, NotFoundError, RejectedError, SympoziumError, UnreachableError

MANAGER = "sympozium-cli"
"""The name under which the API server notes who manages a field."""

_ACCESS_REVIEWS = Resource(
    "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", namespaced=False
)
_WRITES = frozenset(("create", "patch", "delete"))
_PERHAPS_DONE = frozenset((500, 502, 504))
_FORBIDDEN, _NOT_FOUND, _GONE, _FIRST_ERROR = 403, 404, 410, 300
_LOOKS = (0.0, 1.0)
"""Seconds to wait before looking for what a broken connection may have done: it may be on its way."""
_BOOKMARKS = 130.0
"""Seconds of silence after which a watch is dead: the API server sends a bookmark every minute."""


class ApiServer:
    """See `port.Cluster`, which this is."""

    def __init__(self, where: Where, exchange: Exchange, sleep: Callable[[float], None]) -> None:
        self._where = where
        self._exchange = exchange
        self._sleep = sleep

    @property
    def where(self) -> Where:
        """Which cluster it is."""
        return self._where

    def version(self) -> str:
        """The version of the API server."""
        return str(self.document("/version").get("gitVersion") or "unknown")

    def served(self, group: str, version: str) -> tuple[Served, ...]:
        """The resources of an API group."""
        path = f"/apis/{group}/{version}" if group else f"/api/{version}"
        try:
            found = self.document(path)
        except NotFoundError:
            return ()
        items = found.get("resources")
        return tuple(
            _served(group, version, item)
            for item in (items if isinstance(items, list) else ())
            if isinstance(item, dict) and "/" not in str(item.get("name"))
        )

    def document(self, path: str) -> Object:
        """Any JSON that the API server has at a path."""
        return self._ask(Request(Doing("get"), path))

    def get(self, resource: Resource, name: str, namespace: str = "") -> Object:
        """One object."""
        return self._ask(request(_doing("get", resource, name, namespace)))

    def list(self, resource: Resource, selection: Selection = EVERYTHING) -> Listing:
        """All objects that are meant."""
        return Pages(self._page, resource, selection).read()

    def watch(
        self, resource: Resource, selection: Selection, resource_version: str, timeout_seconds: float
    ) -> Iterator[Event]:
        """One watch."""
        query = {
            "watch": "true",
            "allowWatchBookmarks": "true",
            "resourceVersion": resource_version,
            "timeoutSeconds": str(max(1, round(timeout_seconds))),
            "labelSelector": selection.labels,
            "fieldSelector": selection.fields,
        }
        asked = request(Doing("watch", resource, selection.namespace), query)
        answer, chunks = self._stream(asked, _BOOKMARKS)
        if answer.code == _GONE:
            yield Event("ERROR", {"kind": "Status", "code": _GONE, "reason": "Expired"})
            return
        self._check(asked, answer)
        yield from events(chunks)

    def create(
        self, resource: Resource, value: Object, namespace: str = "", *, mark: str = "", dry_run: bool = False
    ) -> Object:
        """Make an object."""
        name = str((value.get("metadata") or {}).get("name") or "")
        doing = Doing("create", resource, namespace, "")
        asked = _write(doing, value, {"fieldManager": MANAGER}, JSON, dry_run=dry_run)
        asked = asked._replace(doing=doing._replace(name=name))
        wanted = marked(value, mark)

        def found() -> Object | None:
            there = self.get(resource, name, namespace) if name and wanted else {}
            return there if wanted and marked(there, mark) == wanted else None

        return self._change(asked, found)

    def patch(
        self, resource: Resource, name: str, change: Object, namespace: str = "", *, dry_run: bool = False
    ) -> Object:
        """Merge a change into an object."""
        doing = _doing("patch", resource, name, namespace)
        asked = _write(doing, change, {"fieldManager": MANAGER}, MERGE_PATCH, dry_run=dry_run)
        return self._change(asked, lambda: self._if_it_holds(doing, change))

    def apply(
        self, resource: Resource, value: Object, namespace: str = "", *, force: bool = False, dry_run: bool = False
    ) -> Object:
        """Apply an object on the server's side."""
        name = str((value.get("metadata") or {}).get("name") or "")
        doing = _doing("patch", resource, name, namespace)
        query = {"fieldManager": MANAGER, "force": "true" if force else ""}
        asked = _write(doing, value, query, APPLY_PATCH, dry_run=dry_run)
        return self._change(asked, lambda: self._if_it_holds(doing, value))

    def delete(
        self,
        resource: Resource,
        name: str,
        namespace: str = "",
        preconditions: Preconditions = ANYHOW,
        *,
        dry_run: bool = False,
    ) -> None:
        """Delete an object in the background."""
        wanted = {"uid": preconditions.uid, "resourceVersion": preconditions.resource_version}
        demands = {key: text for key, text in wanted.items() if text}
        options = {"kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": "Background"}
        body = {
            **options,
            **({"preconditions": demands} if demands else {}),
            **({"dryRun": ["All"]} if dry_run else {}),
        }
        asked = request(_doing("delete", resource, name, namespace), body=body, safe=dry_run)

        def deleted() -> Object | None:
            try:
                there = self.get(resource, name, namespace)
            except NotFoundError:
                return {}
            return {} if gone(preconditions.uid, there) else None

        self._change(asked, deleted)

    def allowed(
        self, verb: str, resource: Resource, namespace: str = "", name: str = "", subresource: str = ""
    ) -> bool:
        """Whether the user may do this."""
        attributes = {
            "verb": verb,
            "group": resource.group,
            "resource": resource.plural,
            "subresource": subresource,
            "namespace": namespace,
            "name": name,
        }
        review = {
            "apiVersion": _ACCESS_REVIEWS.api_version,
            "kind": _ACCESS_REVIEWS.kind,
            "spec": {"resourceAttributes": {key: text for key, text in attributes.items() if text}},
        }
        answer = self._ask(request(Doing("create", _ACCESS_REVIEWS), body=review))
        status = answer.get("status")
        return isinstance(status, dict) and status.get("allowed") is True

    def logs(self, pod: str, namespace: str, container: str, options: Mapping[str, str]) -> Iterator[bytes]:
        """The log of a container."""
        doing = _doing("get", PODS, pod, namespace)
        asked = request(doing, {"container": container, **options}, subresource="log", accept="*/*")
        answer, chunks = self._stream(asked)
        self._check(asked, answer)
        yield from chunks

    def _page(self, resource: Resource, selection: Selection, query: Mapping[str, str]) -> Object | None:
        """One page of a list; None where the place to go on from is too old."""
        chosen = {"labelSelector": selection.labels, "fieldSelector": selection.fields}
        asked = request(Doing("list", resource, selection.namespace), {**query, **chosen})
        answer = self._answer(asked)
        return None if answer.code == _GONE else self._object(asked, answer)

    def _ask(self, asked: Request) -> Object:
        return self._object(asked, self._answer(asked))

    def _answer(self, asked: Request) -> Answer:
        try:
            return self._exchange.ask(asked)
        except BrokenError as error:
            raise error.told from error

    def _stream(self, asked: Request, silence: float = float("inf")) -> tuple[Answer, Iterator[bytes]]:
        try:
            return self._exchange.stream(asked, silence)
        except BrokenError as error:
            raise error.told from error

    def _change(self, asked: Request, found: Callable[[], Object | None]) -> Object:
        """Send a write; where it is open whether it took place, `found` looks for what it makes."""
        if asked.body is not None and len(asked.body) > MOST_STORED:
            size = f"{len(asked.body) / 1024**2:.1f} MiB"
            raise RejectedError(f"the {asked.doing} is too large: {size}, and the API server stores 1.5 MiB at most")
        try:
            answer = self._exchange.ask(asked)
        except BrokenError as error:
            if asked.safe or not error.sent:
                raise error.told from error
            return self._resolved(asked, error.told, found)
        if answer.code in _PERHAPS_DONE and not asked.safe:
            with suppress(SympoziumError):
                there = found()
                if there is not None:
                    return there
        return self._object(asked, answer)

    def _resolved(self, asked: Request, error: SympoziumError, found: Callable[[], Object | None]) -> Object:
        seen = False
        for pause in _LOOKS:
            self._sleep(pause)
            try:
                there = found()
            except NotFoundError:
                seen = True
                continue
            except SympoziumError:
                break
            if there is not None:
                return there
            seen = asked.doing.verb != "create"
        done = {"create": "created", "patch": "changed", "delete": "deleted"}[asked.doing.verb]
        what = (
            f"the {asked.doing} is not {done} so far" if seen else f"whether the {asked.doing} is {done} is not known"
        )
        raise InDoubtError(f"{error}, and {what}", hint="look before trying again") from error

    def _if_it_holds(self, doing: Doing, change: Object) -> Object | None:
        assert doing.resource is not None
        there = self.get(doing.resource, doing.name, doing.namespace)
        return there if holds(change, there) else None

    def _object(self, asked: Request, answer: Answer) -> Object:
        self._check(asked, answer)
        try:
            value: Any = json.loads(answer.body)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise UnreachableError(
                f"{self._where.server} answers in a way that no API server does", hint="is it the right address?"
            )
        return value

    def _check(self, asked: Request, answer: Answer) -> None:
        """Raise the error for an answer that is a refusal."""
        if answer.code < _FIRST_ERROR:
            return
        elsewhere = redirected(answer.code, self._where.server)
        if elsewhere is not None:
            raise elsewhere
        raise self._refusal(asked, status_of(answer.code, answer.body, asked.secrets))

    def _refusal(self, asked: Request, status: Status) -> SympoziumError:
        doing = asked.doing
        if status.code == _NOT_FOUND and not status.genuine and doing.resource and doing.resource.group == GROUP:
            with suppress(SympoziumError):
                kinds = sorted(one.resource.kind for one in self.served(GROUP, doing.resource.version))
                return not_served(doing, ", ".join(kinds))
        permitted = None
        if status.code == _FORBIDDEN and doing.verb in _WRITES and doing.resource not in {None, _ACCESS_REVIEWS}:
            assert doing.resource is not None
            with suppress(SympoziumError):
                permitted = self.allowed(doing.verb, doing.resource, doing.namespace, doing.name)
        return refusal(Refused(doing, status, self._where, permitted))


def _doing(verb: str, resource: Resource, name: str, namespace: str) -> Doing:
    """What is done to one object; without a name it would be done to all."""
    if not name:
        raise RejectedError(f"a {resource.kind} without a name cannot be found")
    if resource.namespaced and not namespace:
        raise RejectedError(f"the namespace of the {resource.kind} '{name}' is not said")
    return Doing(verb, resource, namespace, name)


def _write(doing: Doing, body: Object, query: Mapping[str, str], kind: str, *, dry_run: bool) -> Request:
    words = secret_words(body) if doing.resource == SECRETS else ()
    trial = {"dryRun": "All"} if dry_run else {}
    return request(doing, {**query, **trial}, body, content_type=kind, safe=dry_run, secrets=words)


def _served(group: str, version: str, item: Mapping[str, Any]) -> Served:
    resource = Resource(group, version, str(item.get("name")), str(item.get("kind")), item.get("namespaced") is True)
    return Served(resource, _texts(item.get("shortNames")), _texts(item.get("verbs")))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
