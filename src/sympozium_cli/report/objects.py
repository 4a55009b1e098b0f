"""Objects of a cluster as YAML, as JSON, or by their names; of a Secret never a value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sympozium_cli.cluster.port import Object
from sympozium_cli.report.object_name import object_name
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.secret.manifest import for_eyes

FORMATS: Final = ("yaml", "json", "name")
"""The formats that there are."""


def object_lines(objects: Sequence[Object], form: str, fingerprint_key: bytes) -> Iterator[str]:
    """The lines of some objects in a format of FORMATS; several are a v1 List in JSON, and documents in YAML."""
    shown = [_shown(one, fingerprint_key) for one in objects]
    if form == "name":
        yield from map(object_name, shown)
    elif form == "json":
        value: Any = shown[0] if len(shown) == 1 else {"apiVersion": "v1", "kind": "List", "items": shown}
        yield json.dumps(value, indent=2)
    else:
        for number, one in enumerate(shown):
            if number:
                yield "---"
            yield from yaml_lines(one)


def _shown(value: Object, fingerprint_key: bytes) -> Object:
    about = {key: part for key, part in value.get("metadata", {}).items() if key != "managedFields"}
    plain = {**value, "metadata": about}
    return for_eyes(plain, fingerprint_key) if plain.get("kind") == "Secret" else plain
