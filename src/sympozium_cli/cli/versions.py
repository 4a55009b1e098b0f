"""The two versions of packs that `pack diff` compares, and which of their packs belong together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.cli.loading import Loaded, load_packs, packs_in
from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.lint.subject import object_name
from sympozium_cli.schema.target import Target
from sympozium_cli.source.files import STDIN, is_pattern
from sympozium_cli.values.plural import quoted

_SUFFIXES = (".yaml", ".yml", ".json")
_HINT = "give two files, 'pack diff OLD NEW', or one file and a commit, 'pack diff --ref main FILE'"


class Versions(NamedTuple):
    """All packs of both versions, and what is to be said about the reading."""

    old: list[Loaded]
    new: list[Loaded]
    note: str = ""


class Pair(NamedTuple):
    """The two versions of one pack; None where there is none."""

    old: Loaded | None
    new: Loaded | None

    @property
    def any(self) -> Loaded:
        """The newest version that there is."""
        one = self.new or self.old
        assert one is not None
        return one


def versions(paths: Sequence[str], ref: str, target: Target | None) -> Versions:
    """What is to be compared.

    Raises:
        UsageError: there are too few or too many paths, or both are standard input.
        InputError: something cannot be read.
        NothingMatchedError: there is no pack.
    """
    if ref:
        return _with_itself(paths, ref, target)
    if len(paths) != 2:  # noqa: PLR2004 - an old one and a new one
        given = "one version was given" if len(paths) == 1 else f"{len(paths)} versions were given"
        raise UsageError(f"'pack diff' compares two versions, and {given}", hint=_HINT)
    if list(paths) == [STDIN, STDIN]:
        raise UsageError("both versions cannot come from standard input", hint="name a file for one of them")
    if not _may_be_read(paths[0]) and os.path.isfile(paths[1]):
        hint = f"to compare with a commit: pack diff --ref {paths[0]} {paths[1]}"
        raise InputError(f"there is no file or folder '{paths[0]}'", hint=hint)
    name = str(target) if target is not None else ""
    return Versions(load_packs(paths[0], name), load_packs(paths[1], name))


def _may_be_read(path: str) -> bool:
    """Whether the word is a path, or looks like one or like a pattern, and not like the name of a commit."""
    return path == STDIN or os.path.lexists(path) or is_pattern(path) or path.endswith(_SUFFIXES)


def pairs(found: Versions, namespace: str) -> list[Pair]:
    """The packs by name and namespace, in the order of the new version; those that are gone follow.

    Raises:
        InputError: a version names one pack twice.
    """
    old, new = _by_name(found.old, namespace), _by_name(found.new, namespace)
    there = [Pair(old.get(key), pack) for key, pack in new.items()]
    return [*there, *(Pair(pack, None) for key, pack in old.items() if key not in new)]


def _with_itself(paths: Sequence[str], ref: str, target: Target | None) -> Versions:
    from sympozium_cli.cli.git import content

    if len(paths) != 1 or paths[0] == STDIN or not _is_one_file(paths[0]):
        raise UsageError("--ref compares one file with an older version of itself", hint=_HINT)
    path = paths[0]
    data = content(ref, path)
    if data is None:
        new = load_packs(path, str(target) if target is not None else "")
        return Versions([], new, f"'{path}' is not in {ref}: everything is new")
    old = packs_in(data, f"{ref}:{path}", target)
    if not os.path.lexists(path):
        return Versions(old, [], f"there is no '{path}' any more: every pack of it is gone")
    return Versions(old, load_packs(path, str(target) if target is not None else ""))


def _is_one_file(path: str) -> bool:
    """Whether the path is that of a file, or might have been."""
    return not os.path.isdir(path) and (os.path.lexists(path) or not is_pattern(path))


def _by_name(packs: Iterable[Loaded], namespace: str) -> dict[tuple[str, str], Loaded]:
    found: dict[tuple[str, str], Loaded] = {}
    for key, pack in _keyed(packs, namespace):
        if key in found:
            files = quoted(dict.fromkeys((found[key].document.source, pack.document.source)))
            raise InputError(f"the pack '{key[1]}' is twice in {files}", hint="leave one of them out")
        found[key] = pack
    return found


def _keyed(packs: Iterable[Loaded], namespace: str) -> Iterator[tuple[tuple[str, str], Loaded]]:
    for pack in packs:
        _, name, own = object_name(pack.document.value)
        yield (own or namespace, name), pack
