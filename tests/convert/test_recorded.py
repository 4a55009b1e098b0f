"""What is said of old releases is what their controllers were recorded to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from schema.packs import published
from shared import needs_shared, shared_json
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.verdict import verdict
from sympozium_cli.values.interval import interval_cron
from sympozium_cli.values.release import Release

pytestmark = needs_shared

STAGGERED = Release(0, 8, 1)


class Recording(NamedTuple):
    """A pack, and what the controller of a release made of it."""

    file: str
    source: str
    release: Release


def _recordings() -> list[Recording]:
    return [
        Recording(entry["file"], entry["source"], Release.parse(version))
        for entry in shared_json("corpus/golden-index.json") or ()
        for version in entry["versions"]
    ]


RECORDINGS = _recordings()


def _crons(recorded: dict[str, Any]) -> dict[str, str]:
    return {
        key.split("|")[2]: made["spec"]["schedule"]
        for step in recorded["steps"]
        for key, made in (step.get("generated") or {}).items()
        if key.startswith("SympoziumSchedule|")
    }


def _intervals(recording: Recording) -> Iterator[tuple[str, str]]:
    """What is computed and what was recorded, for every persona whose schedule has an interval alone."""
    crons = _crons(shared_json(f"corpus/{recording.file}"))
    pack = published(recording.source)
    personas = pack["spec"].get("personas") or pack["spec"].get("agentConfigs") or []
    for index, persona in enumerate(personas):
        schedule = persona.get("schedule") or {}
        recorded = crons.get(f"{pack['metadata']['name']}-{persona['name']}-schedule")
        if recorded and schedule.get("interval") and not schedule.get("cron"):
            yield interval_cron(schedule["interval"], index, recording.release).cron, recorded


def test_intervals_became_what_was_recorded() -> None:
    pairs = {recording: list(_intervals(recording)) for recording in RECORDINGS}
    assert all(computed == recorded for each in pairs.values() for computed, recorded in each)
    assert sum(len(each) for recording, each in pairs.items() if recording.release < STAGGERED) >= 2
    assert sum(len(each) for recording, each in pairs.items() if recording.release >= STAGGERED) > 100


@pytest.mark.parametrize("recording", [each for each in RECORDINGS if f"@{each.release}." in each.file], ids=str)
def test_old_releases_dropped_what_was_recorded(recording: Recording) -> None:
    pack = published(recording.source)
    served = resource(pack["kind"], recording.release)
    recorded = shared_json(f"corpus/{recording.file}")["prunedByApiServer"]
    assert sorted(map(str, verdict(pack, served).pruned)) == sorted(recorded)
