"""What the real controllers made of packs, beside what we make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from shared import SHARED
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.engine import agents_objects, first_runs, pack_objects
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.source import load

GOLDEN = SHARED / "golden"


class Recording(NamedTuple):
    """A pack, what the controllers found, and what they created."""

    pack: dict[str, Any]
    around: Circumstances
    created: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """The pack's name."""
        return str(self.pack["metadata"]["name"])


def yaml_of(path: Path) -> Any:
    """The first document of a file, as kubectl reads it."""
    return next(iter(load(path.read_bytes(), path.name))).value


def some_fuzzed() -> list[Recording]:
    """Some of the random packs, which are here for those who have no shared folder; they use nearly every builder."""
    return _recordings(Path(__file__).parents[1] / "vectors" / "render-fuzz.jsonl")


def fuzzed() -> list[Recording]:
    """The random packs under random circumstances."""
    return _recordings(GOLDEN / "render-fuzz.jsonl")


def _recordings(path: Path) -> list[Recording]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []
    return [
        Recording(
            row["input"],
            Circumstances(row["env"], row["modelEndpoint"] or "", frozenset(row["existingSecrets"])),
            row["created"],
        )
        for row in rows
    ]


def everything(pack: dict[str, Any], around: Circumstances, target: Target = NEWEST) -> list[Manifest]:
    """All objects of all controllers."""
    read = controllers_pack(pack, target)
    made = pack_objects(read, around)
    made += agents_objects(read, made, around)
    return made + first_runs(read, made)
