"""The adapter: a `Cluster` that is a real API server."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import datetime

from sympozium_cli.cluster import tables
from sympozium_cli.cluster.answers import Answers
from sympozium_cli.cluster.changes import Changes, deletion, write
from sympozium_cli.cluster.discovery import group_path, is_allowed, resources, review
from sympozium_cli.cluster.doubt import gone, holds, marked, name_of
from sympozium_cli.cluster.exchange import Exchange
from sympozium_cli.cluster.pages import Pages
from sympozium_cli.cluster.port import (
    ANYHOW,
    EVERYTHING,
    Certificates,
    Event,
    Listing,
    Object,
    Page,
    Preconditions,
    Selection,
    Served,
    Table,
    Where,
)
from sympozium_cli.cluster.request import APPLY_PATCH, JSON, MERGE_PATCH, Doing, Request, request
from sympozium_cli.cluster.resource import PODS, Resource
from sympozium_cli.cluster.watching import events, expired
from sympozium_cli.errors import NotFoundError, UsageError

_GONE = 410
_TIMEOUT = 504
_TOO_LARGE = b"ResourceVersionTooLarge"
"""The cause where a resource version is one of the future: somebody has restored the cluster from a backup."""
_BOOKMARKS = 150.0
"""Seconds of silence after which a watch is dead: where nothing happens, kube-apiserver 1.36 takes up to two minutes
between its bookmarks, however often it means to send one."""


class ApiServer:
    """See `port.Cluster`, which this is."""

    def __init__(self, where: Where, exchange: Exchange, sleep: Callable[[float], None]) -> None:
        self._answers = Answers(where, exchange)
        self._changes = Changes(self._answers, sleep)

    @property
    def where(self) -> Where:
        """Which cluster it is."""
        return self._answers.where

    def certificates(self) -> Certificates:
        """What both sides show."""
        return self._answers.certificates()

    def version(self) -> str:
        """The version of the API server."""
        return str(self.document("/version").get("gitVersion") or "unknown")

    def served(self, group: str, version: str) -> tuple[Served, ...]:
        """The resources of an API group."""
        try:
            return resources(group, version, self.document(group_path(group, version)))
        except NotFoundError:
            return ()

    def document(self, path: str) -> Object:
        """Any JSON that the API server has at a path."""
        return self._answers.ask(Request(Doing("get"), path))

    def get(self, resource: Resource, name: str, namespace: str = "") -> Object:
        """One object."""
        return self._answers.ask(request(_doing("get", resource, name, namespace)))

    def list(self, resource: Resource, selection: Selection = EVERYTHING) -> Listing:
        """All objects that are meant."""
        return Pages(self._page, resource, selection).read()

    def pages(self, resource: Resource, selection: Selection = EVERYTHING) -> Iterator[Page]:
        """The same page by page."""
        return Pages(self._page, resource, selection).pages()

    def table(self, resource: Resource, selection: Selection = EVERYTHING) -> Table:
        """The same as a table."""
        return tables.table(Pages(self._page_of_a_table, resource, selection).raw())

    def now(self) -> datetime:
        """The time by the API server's clock."""
        return self._answers.now()

    def watch(
        self, resource: Resource, selection: Selection, resource_version: str, timeout_seconds: float
    ) -> Generator[Event, None, None]:
        """One watch."""
        query = {
            "watch": "true",
            "allowWatchBookmarks": "true",
            "resourceVersion": resource_version,
            "timeoutSeconds": str(max(1, round(timeout_seconds))),
            **_chosen(selection),
        }
        asked = request(Doing("watch", resource, selection.namespace), query)
        answer, chunks = self._answers.stream(asked, _BOOKMARKS)
        if answer.code == _GONE or (answer.code == _TIMEOUT and _TOO_LARGE in answer.body):
            return expired()
        self._answers.check(asked, answer)
        return events(chunks)

    def create(
        self, resource: Resource, value: Object, namespace: str = "", *, mark: str = "", dry_run: bool = False
    ) -> Object:
        """Make an object."""
        name, wanted = name_of(value), marked(value, mark)
        if mark and not wanted:
            raise ValueError(f"the object has no annotation {mark!r}")
        doing = Doing("create", resource, namespace)
        asked = write(doing, value, dry_run=dry_run)._replace(doing=doing._replace(name=name))

        def look() -> Object | None:
            if not name or not wanted:
                return None
            there = self.get(resource, name, namespace)
            return there if marked(there, mark) == wanted else None

        return self._changes.make(asked, look)

    def patch(
        self,
        resource: Resource,
        name: str,
        change: Object,
        namespace: str = "",
        *,
        subresource: str = "",
        dry_run: bool = False,
    ) -> Object:
        """Merge a change into an object."""
        doing = _doing("patch", resource, name, namespace)
        asked = write(doing, change, MERGE_PATCH, subresource=subresource, dry_run=dry_run)
        return self._changes.make(asked, lambda: self._if_it_holds(doing, change))

    def apply(
        self, resource: Resource, value: Object, namespace: str = "", *, force: bool = False, dry_run: bool = False
    ) -> Object:
        """Apply an object on the server's side."""
        doing = _doing("patch", resource, name_of(value), namespace)
        asked = write(doing, value, APPLY_PATCH, force=force, dry_run=dry_run)
        return self._changes.make(asked, lambda: self._if_it_holds(doing, value))

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
        demands = {"uid": preconditions.uid, "resourceVersion": preconditions.resource_version}

        def look() -> Object | None:
            try:
                there = self.get(resource, name, namespace)
            except NotFoundError:
                return {}
            return {} if gone(preconditions.uid, there) else None

        self._changes.make(deletion(_doing("delete", resource, name, namespace), demands, dry_run=dry_run), look)

    def allowed(
        self, verb: str, resource: Resource, namespace: str = "", name: str = "", subresource: str = ""
    ) -> bool:
        """Whether the user may do this."""
        return is_allowed(self._answers.ask(review(Doing(verb, resource, namespace, name), subresource)))

    def logs(self, pod: str, namespace: str, container: str, options: Mapping[str, str]) -> Iterator[bytes]:
        """The log of a container."""
        query = {"container": container, **options}
        asked = request(_doing("get", PODS, pod, namespace), query, subresource="log", accept="*/*")
        answer, chunks = self._answers.stream(asked)
        self._answers.check(asked, answer)
        yield from chunks

    def _page_of_a_table(self, resource: Resource, selection: Selection, query: Mapping[str, str]) -> Object | None:
        return self._page(resource, selection, {**query, **tables.QUERY}, tables.ACCEPT)

    def _page(
        self, resource: Resource, selection: Selection, query: Mapping[str, str], accept: str = JSON
    ) -> Object | None:
        """One page of a list; None where the place to go on from is too old."""
        asked = request(Doing("list", resource, selection.namespace), {**query, **_chosen(selection)}, accept=accept)
        answer = self._answers.any(asked)
        return None if answer.code == _GONE else self._answers.object(asked, answer)

    def _if_it_holds(self, doing: Doing, change: Object) -> Object | None:
        assert doing.resource is not None
        there = self.get(doing.resource, doing.name, doing.namespace)
        return there if holds(change, there) else None


def _doing(verb: str, resource: Resource, name: str, namespace: str) -> Doing:
    """What is done to one object; without a name it would be done to all."""
    if not name:
        raise UsageError(f"the name of the {resource.kind} is missing", hint="give it a metadata.name")
    if resource.namespaced and not namespace:
        raise UsageError(f"the namespace of the {resource.kind} '{name}' is not said", hint="name it with -n")
    return Doing(verb, resource, namespace, name)


def _chosen(selection: Selection) -> Mapping[str, str]:
    return {"labelSelector": selection.labels, "fieldSelector": selection.fields}
