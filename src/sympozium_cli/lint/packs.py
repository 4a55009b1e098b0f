"""Which documents of a stream are packs, and which are other people's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.source import ROOT, Document, Problem, Span, load

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

NO_KIND = ""
NO_YAML = "?"
"""What stands for the kind of a document that has none, and of one that cannot be read."""

_SIGNS = (b"Ensemble", b"PersonaPack", b"sympozium", b"agentConfigs", b"personas")
_LOOKS_LIKE_A_PACK = re.compile(
    r"^[ \t]*[\"']?kind[\"']?\s*:\s*[\"']?(Ensemble|PersonaPack)\b|sympozium\.ai/", re.MULTILINE
)
_KIND_AT_THE_EDGE = re.compile(rb"^[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z0-9]*)", re.MULTILINE)
_KIND_ANYWHERE = re.compile(rb"[\"']kind[\"']\s{0,9}:\s{0,9}[\"']([A-Za-z0-9]*)")
# A document without an API group that has other keys is no manifest, but perhaps the values of a chart.
_MANIFEST_KEYS = frozenset(("apiVersion", "kind", "metadata", "spec", "status"))
_SEPARATOR = re.compile(r"^---", re.MULTILINE)
_CONTENT = re.compile(r"^[ \t]*[^\s#%-]", re.MULTILINE)


class Sorted(NamedTuple):
    """A document of a stream; `pack` says whether it is one, or should have been, and `kind` what it calls itself."""

    document: Document
    pack: bool
    kind: str


def documents(data: bytes, source: str) -> Iterator[Sorted]:
    """The documents of a stream, the items of lists one by one."""
    for document in load(data, source):
        if document.value is None and document.problems:
            yield Sorted(document, _LOOKS_LIKE_A_PACK.search(_own_text(document)) is not None, NO_YAML)
        else:
            yield from _sorted(document)


def may_hold_packs(data: bytes) -> bool:
    """Whether the bytes hold a word that no pack is without; in UTF-16 nothing can be said."""
    return any(sign in data for sign in _SIGNS) or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def foreign_kinds(data: bytes) -> list[str]:
    """The kinds of the documents in bytes that hold no pack, guessed without parsing, for they are many."""
    found = _KIND_AT_THE_EDGE.findall(data) or _KIND_ANYWHERE.findall(data)[:1]
    return [kind.decode("ascii") for kind in found]


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
        return "sympozium" in group or has_personas or (group == "" and _MANIFEST_KEYS.issuperset(value))
    if group == GROUP:
        return kind not in OTHER_KINDS and not _is_list(kind)
    return has_personas and kind is None


def _sorted(document: Document) -> Iterator[Sorted]:
    items = _list_items(document.value)
    if items is None:
        yield Sorted(document, is_pack(document.value), _kind(document.value))
        return
    parts = [document.within(ROOT / "items" / index) for index in range(len(items))]
    for part in _with_their_problems(parts, document.problems) if document.problems else parts:
        yield from _sorted(part)


def _with_their_problems(parts: list[Document], problems: tuple[Problem, ...]) -> Iterator[Document]:
    """Give every item the problems that stand in it; those that stand in none go to the first pack."""
    spans = [part.span(ROOT) for part in parts]
    homes = [_home(problem, spans) for problem in problems]
    heir = next((index for index, part in enumerate(parts) if is_pack(part.value)), 0)
    for index, part in enumerate(parts):
        own = [problem for problem, home in zip(problems, homes, strict=True) if (heir if home < 0 else home) == index]
        yield part.with_problems(tuple(own))


def _home(problem: Problem, spans: list[Span]) -> int:
    """The number of the span that the problem stands in; -1 where it stands in none."""
    start = problem.span.start
    return next((index for index, span in enumerate(spans) if span.start <= start < span.end), -1)


def _list_items(value: Any) -> list[Any] | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    items = value.get("items") if _is_list(kind) else None
    return items if isinstance(items, list) else None


def _is_list(kind: Any) -> bool:
    return isinstance(kind, str) and kind.endswith("List")


def _kind(value: Any) -> str:
    kind = value.get("kind") if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else NO_KIND


def _own_text(document: Document) -> str:
    """The text of a document that could not be read: from its start to the next separator behind its content."""
    text = document.lines.text
    start = document.lines.index(document.span(ROOT).start)
    content = _CONTENT.search(text, start)
    end = _SEPARATOR.search(text, content.end()) if content else None
    return text[start : end.start() if end else len(text)]
