"""Random packs under random circumstances: every object that the real controllers created, in their order."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from render.recorded import Recording, everything, fuzzed, some_fuzzed
from shared import needs_shared
from sympozium_cli.cli.run import run

RECORDINGS = fuzzed()
SOME = some_fuzzed()


@needs_shared
def test_all_recordings_are_there() -> None:
    assert len(RECORDINGS) == 60
    assert sum(len(recording.created) for recording in RECORDINGS) == 2247


def test_some_recordings_are_always_there() -> None:
    assert [len(recording.created) for recording in SOME] == [8, 19, 34, 22, 23, 27]


@pytest.mark.parametrize("recording", SOME, ids=[recording.name for recording in SOME])
def test_the_engine_makes_what_the_controllers_made_of_some(recording: Recording) -> None:
    assert [one.value for one in everything(recording.pack, recording.around)] == recording.created


@pytest.mark.parametrize("recording", RECORDINGS, ids=[recording.name for recording in RECORDINGS])
def test_the_engine_makes_what_the_controllers_made(recording: Recording) -> None:
    assert [one.value for one in everything(recording.pack, recording.around)] == recording.created


@pytest.mark.parametrize("recording", RECORDINGS, ids=[recording.name for recording in RECORDINGS])
def test_the_command_prints_what_the_controllers_made(recording: Recording, tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_text(json.dumps(recording.pack))
    (tmp_path / "env.json").write_text(json.dumps(recording.around.environment))
    words = ["pack", "render", str(tmp_path / "pack.json"), "--include", "agents,runs", "-o", "json"]
    words += ["--controller-env", str(tmp_path / "env.json")]
    if recording.around.model_endpoint:
        words += ["--model-endpoint", recording.around.model_endpoint]
    for secret in sorted(recording.around.existing_secrets or ()):
        words += ["--existing-secret", secret]
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert run(words) == 0
    assert json.loads(printed.getvalue())["items"] == recording.created
