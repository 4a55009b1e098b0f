"""Which files to read: what the user named, and what lies below the folders that they named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.errors import InputError, NothingMatchedError, SympoziumError
from sympozium_cli.source.folders import Folders
from sympozium_cli.values.similar import closest

STDIN = "-"
_GLOB_SIGNS = frozenset("*?[")


class Input(NamedTuple):
    """One thing to read.

    Args:
        name: how messages call it: the path as the user would write it.
        path: where it lies; None for standard input.
        named: whether the user named this very file, instead of a folder or a pattern.
    """

    name: str
    path: str | None
    named: bool


class Listing(NamedTuple):
    """What the arguments mean.

    Args:
        inputs: everything to read, sorted by name, each file once.
        failures: what could not be found or looked into; the inputs are complete without it.
        ignored: how many files and folders .gitignore files left out.
        excluded: how many files a configuration left out.
    """

    inputs: tuple[Input, ...]
    failures: tuple[SympoziumError, ...] = ()
    ignored: int = 0
    excluded: int = 0


def listing(arguments: Sequence[str]) -> Listing:
    """Everything that the arguments mean: files, folders, patterns, "-"; none means the current folder."""
    folders = Folders()
    failures: list[SympoziumError] = []
    found: dict[object, Input] = {}
    for argument in arguments or (".",):
        try:
            for each in _inputs_of(argument, folders):
                _add(each, found)
        except SympoziumError as error:
            failures.append(error)
    inputs = sorted(found.values(), key=lambda each: each.name)
    return Listing(tuple(inputs), (*failures, *folders.failures), folders.ignored)


def _add(new: Input, found: dict[object, Input]) -> None:
    """Two names of one file are one input, and its first name stays; a named one stays named."""
    identity = _identity(new.path)
    known = found.setdefault(identity, new)
    if new.named and not known.named:
        found[identity] = new


def _identity(path: str | None) -> object:
    try:
        status = os.stat(path) if path is not None else None
    except OSError:
        return path
    return (status.st_dev, status.st_ino) if status is not None else None


def is_pattern(argument: str) -> bool:
    """Whether an argument that names nothing means files of many names."""
    return not _GLOB_SIGNS.isdisjoint(argument)


def _inputs_of(argument: str, folders: Folders) -> Iterator[Input]:
    if argument == STDIN:
        yield Input("<stdin>", None, named=True)
    elif os.path.isdir(argument):
        yield from (Input(path, path, named=False) for path in folders.below(argument))
    elif os.path.lexists(argument):
        path = os.path.normpath(argument)
        yield Input(path, path, named=True)
    elif is_pattern(argument):
        yield from _matching(argument, folders)
    else:
        raise InputError(f"there is no file or folder '{argument}'", hint=_nearby(argument))


def _matching(pattern: str, folders: Folders) -> Iterator[Input]:
    from sympozium_cli.source.patterns import matches

    found = matches(pattern)
    if not found:
        raise NothingMatchedError(f"no file matches '{pattern}'", hint="** goes into folders: 'packs/**/*.yaml'")
    for path in found:
        if os.path.isdir(path):
            yield from (Input(each, each, named=False) for each in folders.below(path))
        else:
            yield Input(path, path, named=False)


def _nearby(argument: str) -> str:
    folder, name = os.path.split(argument.rstrip("/"))
    try:
        meant = closest(name, sorted(os.listdir(folder or ".")))
    except OSError:
        return ""
    return f"did you mean '{os.path.join(folder, meant)}'?" if meant else ""
