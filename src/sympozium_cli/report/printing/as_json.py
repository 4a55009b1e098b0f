"""Objects as JSON, in the form of kubectl: one by itself, several as a `v1` List."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sympozium_cli.report.printing import Object, Printer, Screen


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return _text


def document(objects: Sequence[Object], screen: Screen) -> Any:
    """What is printed: the one object that was asked for, or a list."""
    if screen.single:
        return objects[0]
    return {"apiVersion": "v1", "items": list(objects), "kind": "List", "metadata": {"resourceVersion": ""}}


def _text(objects: Sequence[Object], screen: Screen) -> str:
    return json.dumps(document(objects, screen), indent=4, sort_keys=True, ensure_ascii=True) + "\n"
