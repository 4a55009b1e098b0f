"""The packs that are measured with are what they are said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.packs import PACK_BYTES, pack, pack_name, write_packs

from sympozium_cli.cli.run import run
from sympozium_cli.lint.subject import examine
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import Document, load

SOME = (0, 1, 2, 59, 60, 999, 4999)


def document_of(number: int) -> Document:
    (document,) = load(pack(number).encode(), pack_name(number))
    return document


@pytest.mark.parametrize("number", SOME)
def test_a_pack_is_about_as_large_as_stated(number: int) -> None:
    assert len(pack(number).encode()) == pytest.approx(PACK_BYTES, rel=0.05)


@pytest.mark.parametrize("number", SOME)
def test_the_api_server_of_the_newest_release_takes_every_field_of_a_pack(number: int) -> None:
    subject = examine(document_of(number))

    assert subject.target == NEWEST
    assert subject.verdict.violations == ()
    assert len(subject.pack.personas) == 6


def test_a_run_with_the_default_profile_has_nothing_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_packs(str(tmp_path / "packs"), 61)

    code = run(["pack", "validate", str(tmp_path / "packs"), "-o", "json", "--fail-on", "info"])

    result = json.loads(capsys.readouterr().out)
    assert result["findings"] == []
    assert result["summary"]["packs"] == 61
    assert code == 0


def test_a_pack_is_the_same_every_time_and_no_two_are_alike() -> None:
    assert [pack(number) for number in range(20)] == [pack(number) for number in range(20)]
    assert len({pack(number) for number in range(20)}) == 20


def test_every_file_holds_the_pack_that_it_is_named_for(tmp_path: Path) -> None:
    paths = write_packs(str(tmp_path / "packs"), 12)

    assert paths == sorted(str(path) for path in (tmp_path / "packs").iterdir())
    assert len(paths) == 12
    assert Path(paths[7]).read_text("utf-8") == pack(7)
    assert document_of(7).value["metadata"]["name"] == Path(paths[7]).stem
