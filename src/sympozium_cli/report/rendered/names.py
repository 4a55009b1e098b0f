"""Rendered objects by their names alone, as `kubectl get -o name` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sympozium_cli.report.rendered.rendering import Rendering, Screen
from sympozium_cli.report.terminal import inert

_GROUPS: Final = {"Deployment": ".apps"}
_CORE: Final = frozenset(("ConfigMap", "PersistentVolumeClaim", "Service", "ServiceAccount"))


def lines(renderings: Sequence[Rendering], screen: Screen) -> Iterator[str]:
    """One line per object, such as "agent.sympozium.ai/team-writer"."""
    del screen
    for rendering in renderings:
        for manifest in rendering.manifests:
            group = "" if manifest.kind in _CORE else _GROUPS.get(manifest.kind, ".sympozium.ai")
            yield inert(f"{manifest.kind.lower()}{group}/{manifest.name}")
