"""The manifests below a folder, found without getting lost in links, hidden folders and ignored ones."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from sympozium_cli.errors import InputError
from sympozium_cli.source.ignored import Ignored

_SUFFIXES = (".yaml", ".yml", ".json")


def is_manifest(path: str) -> bool:
    """Whether a file's name says that it can hold Kubernetes documents."""
    return path.endswith(_SUFFIXES)


class Folders:
    """Walks over folders, each one once, and remembers what it could not look at and what it left out."""

    def __init__(self) -> None:
        self.failures: list[InputError] = []
        self.ignored = 0
        self._seen: set[tuple[int, int]] = set()

    def below(self, folder: str) -> Iterator[str]:
        """The paths of the manifests below `folder`, sorted within each folder.

        Pipes, sockets and devices are left out; a link that leads nowhere is a failure.
        """
        pending = [(os.path.normpath(folder), Ignored.above(folder))]
        while pending:
            here, ignored = pending.pop()
            if self._first_visit(here):
                ignored = ignored.entering(here)
                for path, is_folder in self._entries(here, ignored):
                    if is_folder:
                        pending.append((path, ignored))
                    else:
                        yield path

    def _entries(self, folder: str, ignored: Ignored) -> Iterator[tuple[str, bool]]:
        for entry in self._scanned(folder):
            path = os.path.normpath(os.path.join(folder, entry.name))
            is_folder = os.path.isdir(path) if entry.is_symlink() else entry.is_dir()
            if not is_folder and not is_manifest(entry.name):
                continue
            if ignored.covers(path, folder=is_folder):
                self.ignored += 1
            elif is_folder or self._is_readable(path):
                yield path, is_folder

    def _scanned(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            self._fail(f"cannot look into '{folder}'", error)
            return []
        return sorted(shown, key=lambda entry: entry.name)

    def _is_readable(self, path: str) -> bool:
        try:
            return stat.S_ISREG(os.stat(path).st_mode)
        except OSError as error:
            self._fail(f"cannot read '{path}'", error)
            return False

    def _first_visit(self, folder: str) -> bool:
        try:
            status = os.stat(folder)
        except OSError as error:
            self._fail(f"cannot look into '{folder}'", error)
            return False
        identity = (status.st_dev, status.st_ino)
        first = identity not in self._seen
        self._seen.add(identity)
        return first

    def _fail(self, what: str, error: OSError) -> None:
        self.failures.append(InputError(f"{what}: {reason(error)}"))


def reason(error: OSError) -> str:
    """Why the system refused, in its own words and lower case: "permission denied"."""
    return (error.strerror or str(error)).lower()
