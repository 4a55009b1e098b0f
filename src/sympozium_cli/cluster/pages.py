"""Long lists, page by page, as of one moment."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping

from sympozium_cli.cluster.port import Listing, Object, Page, Selection
from sympozium_cli.cluster.resource import Resource
from sympozium_cli.errors import UnreachableError

SIZE = 500
"""Objects on a page, as kubectl asks for them."""

_MOST_BEGINNINGS = 3

Get = Callable[[Resource, Selection, Mapping[str, str]], "Object | None"]
"""Gets a page; None where the API server has forgotten the place to go on from."""


class RawPage:
    """A page as the API server sent it, and whether the list begins with it, or ends."""

    def __init__(self, value: Object, *, first: bool) -> None:
        metadata = value.get("metadata")
        metadata = metadata if isinstance(metadata, dict) else {}
        self.value = value
        self.first = first
        self.place = str(metadata.get("continue") or "")
        self.resource_version = str(metadata.get("resourceVersion") or "")


class Pages:
    """A list that is read from its first page to its last.

    Should that take so long that the API server forgets where we were (410), it begins anew, so that the list is one.
    No resource version is asked for, which is a quorum read: no cache can answer with what was true before.
    """

    def __init__(self, get: Get, resource: Resource, selection: Selection) -> None:
        self._get = get
        self._resource = resource
        self._selection = selection

    def read(self) -> Listing:
        """All of it.

        Raises:
            UnreachableError: it is too long for this API server's memory, or no list.
        """
        items: list[Object] = []
        version = ""
        for page in self.pages():
            if page.first:
                items.clear()
            items += page.items
            version = page.resource_version
        return Listing(tuple(items), version)

    def pages(self) -> Iterator[Page]:
        """Its pages as they come; what came before one that is `first` is void. Raises what `read` raises."""
        for page in self.raw():
            items = tuple(self._items(page.value))
            yield Page(items, page.resource_version, page.first, not page.place)

    def raw(self) -> Iterator[RawPage]:
        """Its pages as they are. Raises what `read` raises."""
        for _ in range(_MOST_BEGINNINGS):
            if (yield from self._from_the_start()):
                return
        raise UnreachableError(
            f"the list of {self._resource.plural} changes faster than it can be read", hint="ask for one namespace"
        )

    def _from_the_start(self) -> Generator[RawPage, None, bool]:
        """Whether it was read to its end."""
        place = ""
        seen: set[str] = set()
        while True:
            value = self._get(self._resource, self._selection, {"limit": str(SIZE), "continue": place})
            if value is None:
                return False
            page = RawPage(value, first=not place)
            yield page
            place = page.place
            if not place:
                return True
            if place in seen:
                raise UnreachableError(f"the list of {self._resource.plural} does not end")
            seen.add(place)

    def _items(self, page: Object) -> Iterator[Object]:
        """The objects of a page, which in the lists of some API groups do not say what they are."""
        items = page.get("items")
        if items is not None and not (isinstance(items, list) and all(isinstance(item, dict) for item in items)):
            raise UnreachableError(f"the list of {self._resource.plural} is none")
        kind = {"apiVersion": self._resource.api_version, "kind": self._resource.kind}
        return ({**kind, **item} for item in items or ())
