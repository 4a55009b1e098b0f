"""Which files to read: what the user named, and what lies below the folders that they named."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.errors import InputError
from sympozium_cli.source.ignored import Ignored
from sympozium_cli.values.similar import closest

STDIN = "-"
_SUFFIXES = (".yaml", ".yml", ".json")
_GLOB_SIGNS = frozenset("*?[")


class Input(NamedTuple):
    """One thing to read: its `path` ("-" for standard input), and whether the user named it."""

    path: str
    named: bool

    @property
    def name(self) -> str:
        """How messages call it."""
        return "<stdin>" if self.path == STDIN else self.path


def inputs(arguments: Sequence[str]) -> list[Input]:
    """Everything that the arguments mean, sorted by path, each file once; none means the current folder.

    Raises:
        InputError: an argument names nothing that exists.
    """
    found = {found.path: found for argument in arguments or (".",) for found in _inputs_of(argument)}
    return [found[path] for path in sorted(found)]


def _inputs_of(argument: str) -> Iterator[Input]:
    if argument == STDIN:
        yield Input(STDIN, named=True)
    elif os.path.isdir(argument):
        yield from (Input(path, named=False) for path in _below(argument))
    elif os.path.lexists(argument):
        yield Input(os.path.normpath(argument), named=True)
    elif not _GLOB_SIGNS.isdisjoint(argument):
        yield from _globbed(argument)
    else:
        raise InputError(f"there is no file or folder '{argument}'", hint=_nearby(argument))


def _globbed(pattern: str) -> Iterator[Input]:
    matches = glob.glob(pattern, recursive=True)
    if not matches:
        raise InputError(f"no file matches '{pattern}'", hint="quote the pattern, and use ** to go into folders")
    for match in matches:
        if os.path.isfile(match):
            yield Input(os.path.normpath(match), named=_is_manifest(match))


def _nearby(argument: str) -> str:
    folder, name = os.path.split(argument.rstrip("/"))
    try:
        meant = closest(name, sorted(os.listdir(folder or ".")))
    except OSError:
        return ""
    return f"did you mean '{os.path.join(folder, meant)}'?" if meant else ""


def _below(folder: str) -> Iterator[str]:
    """The manifests below `folder`; hidden and ignored ones, and loops of links, are left out."""
    ignored = Ignored.above(folder)
    seen: set[tuple[int, int]] = set()
    pending = [(os.path.normpath(folder), ignored)]
    while pending:
        here, ignored = pending.pop()
        if not _first_visit(here, seen):
            continue
        ignored = ignored.entering(here)
        for entry in _entries(here):
            path = os.path.normpath(os.path.join(here, entry.name))
            is_folder = os.path.isdir(path)
            if entry.name.startswith(".") or ignored.covers(path, folder=is_folder):
                continue
            if is_folder:
                pending.append((path, ignored))
            elif _is_manifest(path) and os.path.isfile(path):
                yield path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(f"cannot look into '{folder}': {_reason(error)}") from error


def _first_visit(folder: str, seen: set[tuple[int, int]]) -> bool:
    status = os.stat(folder)
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _is_manifest(path: str) -> bool:
    return path.endswith(_SUFFIXES)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
