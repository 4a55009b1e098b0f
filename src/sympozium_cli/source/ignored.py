"""What .gitignore files leave out.

Patterns are read by pathspec, which is imported only where such a file exists.
"""

from __future__ import annotations

import os
from typing import Any


class Ignored:
    """The ignore files that are in force in a folder: those of the folders above it and its own."""

    def __init__(self, layers: tuple[tuple[str, Any], ...] = ()) -> None:
        self._layers = layers

    @classmethod
    def above(cls, folder: str) -> Ignored:
        """What the folders above `folder` say, up to the root of its git repository; nothing outside of one."""
        here = os.path.abspath(folder)
        above = []
        while not os.path.exists(os.path.join(here, ".git")):
            parent = os.path.dirname(here)
            if parent == here:
                return cls()
            above.append(parent)
            here = parent
        ignored = cls()
        for path in reversed(above):
            ignored = ignored.entering(path)
        return ignored

    def entering(self, folder: str) -> Ignored:
        """What is in force inside `folder`: the ignore file that lies there has the last word."""
        path = os.path.join(folder, ".gitignore")
        if not os.path.isfile(path):
            return self
        return Ignored((*self._layers, (os.path.abspath(folder), _patterns(path))))

    def covers(self, path: str, *, folder: bool) -> bool:
        """Whether the file or folder at `path` is left out."""
        absolute = os.path.abspath(path) if self._layers else ""
        for base, patterns in reversed(self._layers):
            verdict = patterns.check_file(os.path.relpath(absolute, base) + ("/" if folder else "")).include
            if verdict is not None:
                return bool(verdict)
        return False


def _patterns(path: str) -> Any:
    from pathspec import GitIgnoreSpec

    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return GitIgnoreSpec.from_lines(file)
