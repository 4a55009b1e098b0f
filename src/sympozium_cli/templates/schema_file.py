"""Where an editor finds the schema that the first line of a pack names."""

from __future__ import annotations

import os
from collections.abc import Iterator


def schema_from(folder: str, name: str) -> str | None:
    """The path from `folder` to a schema file of that name, with slashes; None where there is none.

    It may lie in the folder, in a folder `schemas` beside it, or in one of these places further up, as far as the
    root of the git repository; outside of a repository no other folder is looked at.
    """
    for place in _places(os.path.abspath(folder)):
        for candidate in (os.path.join(place, name), os.path.join(place, "schemas", name)):
            if os.path.isfile(candidate):
                return os.path.relpath(candidate, folder or ".").replace(os.sep, "/")
    return None


def _places(folder: str) -> Iterator[str]:
    above = [folder]
    while not os.path.exists(os.path.join(above[-1], ".git")):
        parent = os.path.dirname(above[-1])
        if parent == above[-1]:
            return iter([folder])
        above.append(parent)
    return iter(above)
