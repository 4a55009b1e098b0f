"""Where a host's file goes, and how it gets there without costing anybody's work."""

from __future__ import annotations

import os
from typing import NamedTuple

from sympozium_cli.errors import UsageError


class TargetFile(NamedTuple):
    """A file to write: its path as the user would type it, and as the repository's root sees it, with slashes."""

    path: str
    from_root: str

    @property
    def exists(self) -> bool:
        """Whether something, even a broken link, has that name."""
        return os.path.lexists(self.path)

    def write(self, text: str, *, replace: bool) -> bool:
        """Write `text`, making folders as needed; False, with nothing changed, if the file exists and may not go.

        Raises:
            UsageError: the system does not let us write there.
        """
        try:
            os.makedirs(os.path.dirname(self.path) or ".", exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            with open(self.path, "w" if replace else "x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            return False
        except OSError as error:
            raise self._unwritable(error) from error
        return True

    def _unwritable(self, error: OSError) -> UsageError:
        reason = (error.strerror or str(error)).lower()
        return UsageError(f"cannot write {self.path}: {reason}", hint="choose another place with --output")


def place(path: str, output: str) -> TargetFile:
    """The file at `output`, or else at `path` below the root of the git repository around the current folder.

    Hosts read their files from that root alone. Outside of a repository the current folder stands for it.
    """
    root = _root(os.getcwd())
    chosen = output or os.path.relpath(os.path.join(root, path))
    return TargetFile(chosen, os.path.relpath(chosen, root).replace(os.sep, "/"))


def _root(start: str) -> str:
    folder = start
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, inner = os.path.dirname(folder), folder
        if folder == inner:
            return start
    return folder
