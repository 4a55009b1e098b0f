"""The verdict on every published pack is the recorded one, for every generation of its kind."""

from __future__ import annotations

from typing import Any

import pytest

from schema.packs import published
from shared import needs_shared, shared_json
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.verdict import Verdict, Violation, verdict
from sympozium_cli.values.release import Release

pytestmark = needs_shared

OLDEST = Release(0, 8, 27)

ENTRIES = [entry for entry in shared_json("corpus/index.json") or () if not entry["templated"]]

# How the recorded messages begin, by the kind of violation.
WORDING = {
    "missing": "Required value",
    "enum": "Unsupported value: {found!r}",
    "type": "Invalid value: must be of type {expected}",
}


def _cases() -> list[Any]:
    return [
        pytest.param(entry["file"], entry["kind"], generation, recorded, id=f"{entry['file']}@{generation}")
        for entry in ENTRIES
        for generation, recorded in entry["verdict"].items()
        if Release.parse(generation.split("..")[0]) >= OLDEST
    ]


def _status(judged: Verdict) -> str:
    if not judged.accepted:
        return "reject"
    return "prune" if judged.pruned else "accept"


def _message(violation: Violation) -> str:
    words = WORDING[violation.kind].format(found=violation.found, expected=violation.expected)
    return f"{violation.path}: {words}"


@pytest.mark.parametrize(("file", "kind", "generation", "recorded"), _cases())
def test_a_published_pack_gets_the_recorded_verdict(
    file: str, kind: str, generation: str, recorded: dict[str, Any]
) -> None:
    value = published(file)
    for release in generation.split(".."):
        judged = verdict(value, resource(kind, Release.parse(release)))
        assert _status(judged) == recorded["status"]
        assert sorted(map(str, judged.pruned)) == sorted(recorded.get("unknown", ()))
        refused = [_message(violation) for violation in judged.violations if violation.rejected]
        assert sorted(refused) == sorted(error.split(": supported values")[0] for error in recorded.get("errors", ()))
