"""Objects as a table (meta/v1 Table): what the API server would have kubectl print, in a fortieth of the bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sympozium_cli.cluster.pages import RawPage
from sympozium_cli.cluster.port import Column, Object, Row, Table
from sympozium_cli.errors import UnreachableError

ACCEPT: Final = "application/json;as=Table;v=v1;g=meta.k8s.io"
QUERY: Final = {"includeObject": "Metadata"}


def table(pages: Iterable[RawPage]) -> Table:
    """The table that these pages are parts of.

    Raises:
        UnreachableError: they are none.
    """
    columns: tuple[Column, ...] = ()
    rows: list[Row] = []
    version = ""
    for page in pages:
        if page.value.get("kind") != "Table":
            raise UnreachableError("the API server does not answer with tables")
        if page.first:
            rows.clear()
            columns = tuple(map(_column, _objects(page.value, "columnDefinitions")))
        rows += _rows(page.value, len(columns))
        version = page.resource_version
    return Table(columns, tuple(rows), version)


def _rows(page: Object, width: int) -> Iterator[Row]:
    """The rows of a page; one without a name is of no use to anybody."""
    for row in _objects(page, "rows"):
        cells, thing = row.get("cells"), row.get("object")
        metadata = thing.get("metadata") if isinstance(thing, dict) else None
        if isinstance(cells, list) and len(cells) == width and isinstance(metadata, dict):
            yield Row(tuple(cells), metadata)


def _objects(page: Object, key: str) -> list[dict[str, Any]]:
    found = page.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _column(definition: Object) -> Column:
    priority = definition.get("priority")
    return Column(
        str(definition.get("name") or ""),
        str(definition.get("type") or ""),
        priority if isinstance(priority, int) else 0,
    )
