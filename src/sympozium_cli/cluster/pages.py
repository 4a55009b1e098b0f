"""Long lists, page by page, as of one moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympozium_cli.cluster.port import Listing, Object, Selection
from sympozium_cli.cluster.resource import Resource
from sympozium_cli.errors import UnreachableError

SIZE = 500
"""Objects on a page, as kubectl asks for them."""

_MOST_BEGINNINGS = 3

Page = Callable[[Resource, Selection, Mapping[str, str]], "Object | None"]
"""Gets a page; None where the API server has forgotten the place to go on from."""


class Pages:
    """A list that is read from its first page to its last.

    Should that take so long that the API server forgets where we were (410), it begins anew, so that the list is one.
    """

    def __init__(self, page: Page, resource: Resource, selection: Selection) -> None:
        self._page = page
        self._resource = resource
        self._selection = selection

    def read(self) -> Listing:
        """All of it.

        Raises:
            UnreachableError: it is too long for this API server's memory, or no list.
        """
        for _ in range(_MOST_BEGINNINGS):
            whole = self._from_the_start()
            if whole is not None:
                return whole
        raise UnreachableError(
            f"the list of {self._resource.plural} changes faster than it can be read", hint="ask for one namespace"
        )

    def _from_the_start(self) -> Listing | None:
        items: list[Object] = []
        place = ""
        seen: set[str] = set()
        while True:
            page = self._page(self._resource, self._selection, {"limit": str(SIZE), "continue": place})
            if page is None:
                return None
            items += self._items(page)
            metadata = page.get("metadata")
            metadata = metadata if isinstance(metadata, dict) else {}
            place = str(metadata.get("continue") or "")
            if not place:
                return Listing(tuple(items), str(metadata.get("resourceVersion") or ""))
            if place in seen:
                raise UnreachableError(f"the list of {self._resource.plural} does not end")
            seen.add(place)

    def _items(self, page: Object) -> list[Object]:
        """The objects of a page, which in the lists of some API groups do not say what they are."""
        items = page.get("items")
        if items is not None and not (isinstance(items, list) and all(isinstance(item, dict) for item in items)):
            raise UnreachableError(f"the list of {self._resource.plural} is none")
        kind = {"apiVersion": self._resource.api_version, "kind": self._resource.kind}
        return [{**kind, **item} for item in items or ()]
