"""Names of what stands in files: the packs there, and their personas."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from sympozium_cli.source import load

_MOST_BYTES: Final = 1 << 20
_LISTS: Final = ("agentConfigs", "personas")


def packs_in_files(paths: Sequence[str]) -> list[str]:
    """The names of the packs in these files; what cannot be read, and what is too large to wait for, has none."""
    return _unique(name for pack in _packs(paths) for name in _texts([pack.get("metadata")]))


def personas_in_files(paths: Sequence[str], packs: Collection[str] = ()) -> list[str]:
    """The names of the personas in these files, or of those in the packs of these names."""
    chosen = (pack for pack in _packs(paths) if not packs or set(_texts([pack.get("metadata")])) & set(packs))
    return _unique(name for pack in chosen for name in personas_of(pack))


def personas_of(pack: dict[str, Any]) -> list[str]:
    """The names of a pack's personas, whatever its era calls them."""
    spec = pack.get("spec")
    lists = [spec.get(key) for key in _LISTS] if isinstance(spec, dict) else []
    return _texts(persona for personas in lists if isinstance(personas, list) for persona in personas)


def _packs(paths: Sequence[str]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for document in load(_content(os.path.expanduser(path)), path):
            value: Any = document.value
            items = value.get("items") if isinstance(value, dict) else None
            yield from (one for one in (items if isinstance(items, list) else [value]) if isinstance(one, dict))


def _content(path: str) -> bytes:
    """The content of a plain file; empty for anything that one might have to wait for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b""
        data = file.read(_MOST_BYTES + 1)
    return data if len(data) <= _MOST_BYTES else b""


def _texts(things: Any) -> list[str]:
    """The names of these things, of those that have one."""
    names = (thing.get("name") for thing in things if isinstance(thing, dict))
    return [str(name) for name in names if isinstance(name, str) and name]


def _unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))
