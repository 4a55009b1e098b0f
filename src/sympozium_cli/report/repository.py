"""Files as the host of a repository names them: from the repository's root, wherever the program runs."""

from __future__ import annotations

import os
from functools import cache

STDIN = "<stdin>"


def from_root(file: str) -> str:
    """`file` from the root of the git repository that holds it, with slashes.

    Outside of every repository it is named from the current directory, and absolutely where it does not lie below.
    """
    if file == STDIN:
        return file
    path = os.path.abspath(file)
    base = os.path.join(_root(os.path.dirname(path)) or os.getcwd(), "")
    return path.removeprefix(base).replace(os.sep, "/")


@cache
def _root(folder: str) -> str:
    """The nearest folder, from `folder` upwards, that has a .git; "" if there is none."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    return folder
