"""Which documents of a stream are packs, and which are other people's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.source import ROOT, Document, FieldPath, load

GROUP = "sympozium.ai"
PACK_KINDS = ("Ensemble", "PersonaPack")
OTHER_KINDS = (
    "Agent",
    "AgentRun",
    "MCPServer",
    "Model",
    "SkillPack",
    "SympoziumConfig",
    "SympoziumInstance",
    "SympoziumPolicy",
    "SympoziumSchedule",
)
"""The other kinds of the API group, over all eras (config/crd/bases)."""

_SIGNS = (b"Ensemble", b"PersonaPack", b"sympozium", b"agentConfigs", b"personas")
_LOOKS_LIKE_A_PACK = re.compile(
    r"^\s*[\"']?kind[\"']?\s*:\s*[\"']?(Ensemble|PersonaPack)\b|sympozium\.ai/", re.MULTILINE
)
_KIND_LINE = re.compile(rb"^[ \t]*[\"']?kind[\"']?[ \t]*:", re.MULTILINE)


class Sorted(NamedTuple):
    """A document of a stream; `pack` says whether it is one, or should have been."""

    document: Document
    pack: bool


def documents(data: bytes, source: str) -> Iterator[Sorted]:
    """The documents of a stream, the items of lists one by one.

    A stream without any word that a pack must have is not parsed: its documents are counted by their `kind` lines,
    see `count_foreign`.
    """
    for document in load(data, source):
        if document.value is None and document.problems:
            yield Sorted(document, pack=_LOOKS_LIKE_A_PACK.search(document.lines.text) is not None)
        else:
            yield from _sorted(document)


def may_hold_packs(data: bytes) -> bool:
    """Whether the bytes hold a word that no pack is without; in UTF-16 nothing can be said."""
    return any(sign in data for sign in _SIGNS) or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def count_foreign(data: bytes) -> int:
    """How many Kubernetes documents bytes without packs hold, by their `kind` lines at the left edge."""
    lines = [match.group() for match in _KIND_LINE.finditer(data)]
    return sum(1 for line in lines if line[:1] not in b" \t") or (1 if lines else 0)


def _sorted(document: Document) -> Iterator[Sorted]:
    items = _list_items(document.value)
    if items is None:
        yield Sorted(document, is_pack(document.value))
        return
    for index, item in enumerate(items):
        path: FieldPath = ROOT / "items" / index
        yield Sorted(document.within(path), is_pack(item))


def _list_items(value: Any) -> list[Any] | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    items = value.get("items") if isinstance(kind, str) and kind.endswith("List") else None
    return items if isinstance(items, list) else None


def is_pack(value: Any) -> bool:
    """Whether a document is a pack, or tries to be one: by kind and API group, or by what only packs have.

    Other operators have kinds of the same name: theirs are not packs.
    """
    if not isinstance(value, dict):
        return False
    kind, version, spec = value.get("kind"), value.get("apiVersion"), value.get("spec")
    group = version.rpartition("/")[0] if isinstance(version, str) else ""
    has_personas = isinstance(spec, dict) and ("agentConfigs" in spec or "personas" in spec)
    if kind in PACK_KINDS:
        return group == "" or "sympozium" in group or has_personas
    if group == GROUP:
        return kind not in OTHER_KINDS and not _is_list(kind)
    return has_personas and kind is None


def _is_list(kind: Any) -> bool:
    return isinstance(kind, str) and kind.endswith("List")
