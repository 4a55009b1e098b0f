"""What .gitignore files leave out, as git itself would.

Patterns are read by pathspec, which is imported only where such a file has any. Source: gitignore(5).
"""

from __future__ import annotations

import os
import re
from typing import Any


class Ignored:
    """The ignore files that are in force in a folder: those of the folders above it and its own."""

    def __init__(self, layers: tuple[tuple[str, Any], ...] = ()) -> None:
        self._layers = layers

    @classmethod
    def above(cls, folder: str) -> Ignored:
        """What the folders above `folder` say, up to the root of its git repository; nothing outside of one.

        A folder that is itself left out was named on purpose, so nothing above it counts.
        """
        here = os.path.abspath(folder)
        ignored = cls()
        for path in _between(_root(here), here):
            ignored = ignored.entering(path)
        return cls() if ignored.covers(here, folder=True) else ignored

    def entering(self, folder: str) -> Ignored:
        """What is in force inside `folder`: the ignore file there has the last word, a repository there begins anew."""
        outer = () if _is_root(folder) else self._layers
        patterns = _patterns(os.path.join(folder, ".gitignore"))
        return Ignored((*outer, (os.path.abspath(folder), patterns)) if patterns else outer)

    def covers(self, path: str, *, folder: bool) -> bool:
        """Whether the file or folder at `path` is left out."""
        absolute = os.path.abspath(path) if self._layers else ""
        for base, patterns in reversed(self._layers):
            verdict = patterns.check_file(os.path.relpath(absolute, base) + ("/" if folder else "")).include
            if verdict is not None:
                return bool(verdict)
        return False


def _is_root(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _root(folder: str) -> str | None:
    """The root of the git repository that `folder` lies in."""
    while not _is_root(folder):
        folder, inner = os.path.dirname(folder), folder
        if folder == inner:
            return None
    return folder


def _between(root: str | None, folder: str) -> list[str]:
    """The folders from `root` down to the parent of `folder`."""
    above: list[str] = []
    while root is not None and folder != root:
        folder = os.path.dirname(folder)
        above.insert(0, folder)
    return above


def _patterns(path: str) -> Any:
    """The patterns of an ignore file; None where there is no such file or nothing in it."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    except OSError:
        return None
    return _spec(lines) if lines else None


def _spec(lines: list[str]) -> Any:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether pathspec can read the line; git overlooks a pattern that makes no sense, and so do we."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
