"""Who owns whom among rendered objects, as a tree; what nobody owns stands apart, for nothing takes it along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.render.manifest import Manifest
from sympozium_cli.report.rendered.rendering import Rendering, Screen
from sympozium_cli.report.rendered.yaml_documents import said
from sympozium_cli.report.terminal import inert

Signs = tuple[tuple[str, str], ...]


def lines(renderings: Sequence[Rendering], screen: Screen) -> Iterator[str]:
    """A tree for every pack, an empty line between two."""
    for index, rendering in enumerate(renderings):
        if index:
            yield ""
        yield from _family(rendering, screen)
        if screen.explain and rendering.absences:
            yield ""
            yield screen.terminal.paint("not made:", "bold")
            yield from (f"  {inert(said(absence, rendering.document))}" for absence in rendering.absences)


def _family(rendering: Rendering, screen: Screen) -> Iterator[str]:
    signs, paint = _signs(screen.encoding), screen.terminal.paint
    yield paint(inert(rendering.pack), "bold")
    children: dict[str, list[Manifest]] = {}
    for one in rendering.manifests:
        children.setdefault(one.owner, []).append(one)
    yield from _children(rendering.pack, children, signs, "")
    apart = children.get("", [])
    if apart:
        yield ""
        yield paint("not garbage-collected, for they have no owner:", "warning")
        for index, one in enumerate(apart):
            branch, _ = signs[index == len(apart) - 1]
            yield f"{branch}{inert(one.key)}{paint(f'  {fate(one)}', 'dim')}"


def fate(manifest: Manifest) -> str:
    """What becomes of an object without an owner when its pack is deleted."""
    if manifest.kind == "ConfigMap":
        return "the pack's controller deletes it, if the persona is still listed"
    return "it stays when the pack is deleted"


def _children(owner: str, children: dict[str, list[Manifest]], signs: Signs, indent: str) -> Iterator[str]:
    own = children.get(owner, [])
    for index, one in enumerate(own):
        branch, below = signs[index == len(own) - 1]
        yield f"{indent}{branch}{inert(one.key)}"
        yield from _children(one.key, children, signs, indent + below)


def _signs(encoding: str) -> Signs:
    """The branch, and what stands below it: of a child that is not the last, and of the last."""
    try:
        "├└│─".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return (("|- ", "|  "), ("`- ", "   "))
    return (("├─ ", "│  "), ("└─ ", "   "))
