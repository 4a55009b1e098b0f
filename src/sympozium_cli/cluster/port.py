"""What commands ask of a cluster. The adapter answers with a real API server; nothing else needs to know how.

All objects are plain JSON values, as the API server sent them. Every method raises errors of
`sympozium_cli.errors`, and nothing else: NotFoundError, ForbiddenError, ConflictError, RejectedError, NotSignedInError,
UnreachableError, DeadlineError; a write also InDoubtError, when it was sent and the cluster does not show (yet) that it
took place. A write is never sent twice: what a broken connection leaves open is found out by reading.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sympozium_cli.cluster.resource import Resource

Object = dict[str, Any]


class Where(NamedTuple):
    """Which cluster this is, as it is shown before every write.

    Args:
        context: the context of the kubeconfig; "" inside a cluster.
        server: the address of the API server.
        user: the user of the context, and "as NAME" where somebody is impersonated.
        namespace: where commands work unless they are told otherwise.
        stated: whether the namespace was named, by an option or by the context, and not just "default".
        acting_as: the user who is impersonated; "" for nobody.
        options: the options that lead other commands to the same cluster, each with a blank before it, as a shell reads
            them: " --context prod"; "" where none is needed.
    """

    context: str
    server: str
    user: str
    namespace: str
    stated: bool
    acting_as: str = ""
    options: str = ""


class Selection(NamedTuple):
    """Which objects of a resource are meant.

    Args:
        namespace: "" for all.
        labels: a label selector, as in "sympozium.ai/ensemble=team"; "" for all.
        fields: a field selector; "" for all.
    """

    namespace: str = ""
    labels: str = ""
    fields: str = ""


EVERYTHING = Selection()
"""All objects of all namespaces."""


class Listing(NamedTuple):
    """Objects, and the resource version of the list, from which a watch goes on."""

    items: tuple[Object, ...]
    resource_version: str


class Page(NamedTuple):
    """A part of a list.

    Args:
        items: its objects.
        resource_version: that of the whole list, from which a watch goes on.
        first: whether the list begins with it; on a later page, that what came before is void, for the API server has
            forgotten where we were, and the list has begun anew.
        last: whether the list ends with it.
    """

    items: tuple[Object, ...]
    resource_version: str
    first: bool
    last: bool


class Column(NamedTuple):
    """A column of a table: its name, its type, such as "string" or "date", and 0 where it is always shown."""

    name: str
    type: str
    priority: int


class Row(NamedTuple):
    """An object in a table: what stands in the columns, and its metadata."""

    cells: tuple[Any, ...]
    metadata: Object


class Table(NamedTuple):
    """Objects as kubectl shows them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    resource_version: str


class Event(NamedTuple):
    """What a watch reports: ADDED, MODIFIED, DELETED, BOOKMARK or ERROR, and the object, or the Status of an error."""

    type: str
    object: Object


class Preconditions(NamedTuple):
    """What must be true of an object that is to be deleted; "" demands nothing."""

    uid: str = ""
    resource_version: str = ""


ANYHOW = Preconditions()
"""Whatever the object looks like."""


class Served(NamedTuple):
    """A resource that the API server serves, with the verbs that it knows."""

    resource: Resource
    short_names: tuple[str, ...]
    verbs: tuple[str, ...]


class Certificates(NamedTuple):
    """Who two parties say that they are, in DER; empty where there is none, or where it is not known yet.

    Args:
        client: what the user shows.
        server: what the API server has shown when it was last asked.
    """

    client: bytes = b""
    server: bytes = b""


class Cluster(Protocol):
    """A cluster, through the eyes of one user."""

    @property
    def where(self) -> Where:
        """Which one it is."""

    def certificates(self) -> Certificates:
        """What both sides show; nothing is sent for that. InputError where that of the user is none."""

    def version(self) -> str:
        """The version of the API server, as in "v1.36.3"."""

    def served(self, group: str, version: str) -> tuple[Served, ...]:
        """The resources of an API group; empty where the group is not served."""

    def document(self, path: str) -> Object:
        """Any JSON that the API server has at a path, such as "/openapi/v3"."""

    def get(self, resource: Resource, name: str, namespace: str = "") -> Object:
        """One object."""

    def list(self, resource: Resource, selection: Selection = EVERYTHING) -> Listing:
        """All objects that are meant, page by page, as of one moment."""

    def pages(self, resource: Resource, selection: Selection = EVERYTHING) -> Iterator[Page]:
        """The same page by page as they come, so that not all of it is ever in memory.

        What was read before a page that is `first` is void.
        """

    def table(self, resource: Resource, selection: Selection = EVERYTHING) -> Table:
        """All objects that are meant as kubectl shows them, with no more of each than its metadata."""

    def now(self) -> datetime:
        """The time by the API server's clock, as its last answer told it; our own before there was one."""

    def watch(
        self, resource: Resource, selection: Selection, resource_version: str, timeout_seconds: float
    ) -> Generator[Event, None, None]:
        """One watch from a resource version on, until the server ends it; bookmarks are asked for.

        It stands when this returns. That the resource version is too old, or one that never was, comes as an ERROR
        event with code 410, however the server says it. A connection that breaks or brings what is no event raises
        UnreachableError, one that is silent DeadlineError.
        """

    def create(
        self, resource: Resource, value: Object, namespace: str = "", *, mark: str = "", dry_run: bool = False
    ) -> Object:
        """Make an object.

        `mark` is an annotation of `value` that no other run gives the same text. By it, the object is known again
        after the connection broke; without it, the error is InDoubtError. ValueError where it is not there.
        """

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
        """Merge a change into an object (RFC 7386); a `metadata.resourceVersion` in it must be the present one.

        The `status` of most objects is only changed through the subresource of that name.
        """

    def apply(
        self, resource: Resource, value: Object, namespace: str = "", *, force: bool = False, dry_run: bool = False
    ) -> Object:
        """Apply an object on the server's side, as the field manager "sympozium-cli"."""

    def delete(
        self,
        resource: Resource,
        name: str,
        namespace: str = "",
        preconditions: Preconditions = ANYHOW,
        *,
        dry_run: bool = False,
    ) -> None:
        """Delete an object in the background; one that is gone already raises NotFoundError."""

    def allowed(
        self, verb: str, resource: Resource, namespace: str = "", name: str = "", subresource: str = ""
    ) -> bool:
        """Whether the user may do this (SelfSubjectAccessReview); namespace "" is all of them."""

    def logs(self, pod: str, namespace: str, container: str, options: Mapping[str, str]) -> Iterator[bytes]:
        """The log of a container in chunks; the options are those of the API, such as {"follow": "true"}.

        A log that is followed and brings nothing for five minutes raises DeadlineError; it may go on after a new call.
        """
