"""Files that are no manifests by themselves: templates of charts, and patches of kustomizations.

In a walk through folders they are not checked alone, but what they become should be. Who names one gets it checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

from sympozium_cli.errors import SympoziumError
from sympozium_cli.source import load
from sympozium_cli.source.files import Input
from sympozium_cli.source.reading import read

TEMPLATE = "Helm template"
PATCH = "kustomize patch"
_KUSTOMIZATIONS = ("kustomization.yaml", "kustomization.yml", "Kustomization")


class Part(NamedTuple):
    """What such a file is, and the command that prints what it becomes."""

    kind: str
    whole: str


class Parts:
    """Tells such files, and remembers what it has seen of the folders around them."""

    def __init__(self) -> None:
        self._charts: dict[str, str] = {}
        self._patches: dict[str, frozenset[str]] = {}

    def part(self, source: Input, data: bytes) -> Part | None:
        """What the file is, with this content; None for a manifest, and for all that the user has named."""
        chart = self._chart_of(source)
        if chart and b"{{" in data:
            return Part(TEMPLATE, f"helm template {chart}")
        return Part(PATCH, "kustomize build OVERLAY") if self._is_patch(source) else None

    def _chart_of(self, source: Input) -> str:
        """The chart whose template the file is, or ""; only `templates/` below a Chart.yaml has templates."""
        if source.named or source.path is None:
            return ""
        head, found, _ = os.path.abspath(source.path).rpartition(f"{os.sep}templates{os.sep}")
        if not found:
            return ""
        if head not in self._charts:
            self._charts[head] = head if os.path.isfile(os.path.join(head, "Chart.yaml")) else ""
        return os.path.relpath(self._charts[head]) if self._charts[head] else ""

    def _is_patch(self, source: Input) -> bool:
        """Whether a kustomization in the file's folder, or in one of the three above it, names the file as a patch."""
        if source.named or source.path is None:
            return False
        path = os.path.abspath(source.path)
        folder = os.path.dirname(path)
        for _ in range(4):
            if path in self._patches_of(folder):
                return True
            folder = os.path.dirname(folder)
        return False

    def _patches_of(self, folder: str) -> frozenset[str]:
        if folder not in self._patches:
            self._patches[folder] = frozenset(
                os.path.normpath(os.path.join(folder, patch))
                for name in _KUSTOMIZATIONS
                if os.path.isfile(os.path.join(folder, name))
                for patch in _named_patches(os.path.join(folder, name))
            )
        return self._patches[folder]


def _named_patches(path: str) -> Iterable[str]:
    try:
        data = read(Input(path, path, named=False))
    except SympoziumError:
        return
    for document in load(data, path):
        value = document.value if isinstance(document.value, dict) else {}
        for key in ("patches", "patchesStrategicMerge"):
            yield from (name for name in map(_file_of, _items(value.get(key))) if name)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _file_of(patch: Any) -> str:
    file = patch.get("path") if isinstance(patch, dict) else patch
    return file if isinstance(file, str) and "\n" not in file else ""
