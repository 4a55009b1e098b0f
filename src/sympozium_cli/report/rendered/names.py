"""Rendered objects by their names alone, as `kubectl get -o name` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.report.object_name import object_name
from sympozium_cli.report.rendered.rendering import Rendering, Screen
from sympozium_cli.report.terminal import inert


def lines(renderings: Sequence[Rendering], screen: Screen) -> Iterator[str]:
    """One line per object, such as "agent.sympozium.ai/team-writer"."""
    del screen
    for rendering in renderings:
        for manifest in rendering.manifests:
            yield inert(object_name(manifest.value))
