"""What every field of a pack is for, and what really comes of it, in plain words.

The texts are the TOML files in `fields/`, by the path of the current dialect, such as
"spec.agentConfigs[].schedule.interval"; the insides of volumes have one line for each kind.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_VOLUME = re.compile(r"spec\.(?:volumes|channelVolumes\{\})\[\]\.(\w+)\Z")
_MOUNT = re.compile(r"spec\.(?:volumeMounts|channelVolumeMounts\{\})\[\]\.(\w+)\Z")


class Description(NamedTuple):
    """The words about one field; `values` explains the words of an enum."""

    text: str
    effect: str = ""
    example: str = ""
    values: tuple[tuple[str, str], ...] = ()


def description(path: str) -> Description | None:
    """What is said of the field at `path`, in any dialect's spelling; None if nothing is."""
    pages = _pages()
    current = path if path in pages else path.replace("spec.personas[]", "spec.agentConfigs[]")
    entry = pages.get(current)
    if entry is None:
        return _volume_line(path)
    values = tuple(entry.get("values", {}).items())
    return Description(entry["text"], entry.get("effect", ""), entry.get("example", ""), values)


def _volume_line(path: str) -> Description | None:
    for pattern, table in ((_VOLUME, "volume"), (_MOUNT, "volumeMount")):
        match = pattern.match(path)
        line = _pages()[table].get(match.group(1)) if match else None
        if line:
            return Description(line)
    return None


@cache
def _pages() -> dict[str, Any]:
    import tomllib

    pages: dict[str, Any] = {}
    for file in sorted(files("sympozium_cli.schema").joinpath("fields").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            pages.update(tomllib.loads(file.read_text("utf-8")))
    return pages
