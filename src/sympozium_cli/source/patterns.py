"""Patterns such as `packs/**/*.yaml`, for shells that leave them alone.

Python's own glob follows links to folders behind `**`, and with two loops it never ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from sympozium_cli.source.folders import is_manifest

_ANY_FOLDERS = "**"
_SIGNS = frozenset("*?[")


def matches(pattern: str) -> list[str]:
    """The files and folders that a pattern names, as paths, sorted.

    `*` and `?` stay within one name and match no leading dot; `**` is any number of folders. Of the files only
    manifests count, unless the pattern itself ends in another suffix, such as `*.txt`.
    """
    suffix = os.path.splitext(pattern)[1]
    start = os.sep if pattern.startswith(os.sep) else ""
    found = map(os.path.normpath, _expanded([start], [part for part in pattern.split("/") if part]))
    wanted = {path for path in found if os.path.isdir(path) or is_manifest(path) or (suffix and path.endswith(suffix))}
    return sorted(wanted)


def _expanded(places: Iterable[str], parts: list[str]) -> Iterable[str]:
    for part in parts:
        places = list(_step(places, part))
    return places


def _step(places: Iterable[str], part: str) -> Iterator[str]:
    if part == _ANY_FOLDERS:
        yield from _with_all_folders(places)
        return
    for place in places:
        if _SIGNS.isdisjoint(part):
            path = os.path.join(place, part)
            if os.path.lexists(path):
                yield path
        else:
            yield from (os.path.join(place, name) for name in _names(place) if fnmatchcase(name, part))


def _with_all_folders(places: Iterable[str]) -> Iterator[str]:
    """The folders among `places` and all that lie below them, those behind links left out."""
    pending = [place for place in places if os.path.isdir(place or ".")]
    while pending:
        place = pending.pop()
        yield place
        inside = (os.path.join(place, name) for name in _names(place))
        pending += (path for path in inside if os.path.isdir(path) and not os.path.islink(path))


def _names(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder or ".") if not name.startswith(".")]
    except OSError:
        return []
