"""Rendered objects as a `v1` List, as kubectl prints several objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sympozium_cli.report.rendered.rendering import Rendering, Screen


def lines(renderings: Sequence[Rendering], screen: Screen) -> Iterator[str]:
    """The list, its items in the order of creation, their keys sorted."""
    del screen
    items = [manifest.value for rendering in renderings for manifest in rendering.manifests]
    document = {"apiVersion": "v1", "kind": "List", "metadata": {}, "items": items}
    yield json.dumps(document, indent=2, sort_keys=True, ensure_ascii=True)
