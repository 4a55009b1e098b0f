"""The scalars and the keys of a document's value that somebody wants to look at, with their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympozium_cli.source import FieldPath

Wanted = Callable[[Any], bool]


class Found:
    """What a walk through a value has found: paths of keys, and values with their paths.

    What aliases repeat is looked at once.
    """

    __slots__ = ("_seen", "_steps", "_wanted", "keys", "values")

    def __init__(self, value: Any, wanted: Wanted) -> None:
        self.keys: list[FieldPath] = []
        self.values: list[tuple[FieldPath, Any]] = []
        self._wanted = wanted
        self._steps: list[str | int] = []
        self._seen: set[int] = set()
        self._look(value)

    def _look(self, value: Any) -> None:
        # One call for every level and no more: documents nest half as deep as calls may.
        if not isinstance(value, dict | list):
            if self._wanted(value):
                self.values.append((FieldPath(self._steps), value))
            return
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        inside: Any = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in inside:
            self._steps.append(step)
            if isinstance(step, str) and self._wanted(step):
                self.keys.append(FieldPath(self._steps))
            self._look(item)
            self._steps.pop()
