"""The command that measures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.__main__ import main
from benchmarks.inside import INSIDE
from benchmarks.run import NAMES, chosen


def test_nothing_wanted_means_everything() -> None:
    assert chosen([]) == list(NAMES)


def test_a_name_means_itself_or_the_group_of_that_name() -> None:
    assert chosen(["validate.1"]) == ["validate.1"]
    assert chosen(["validate"]) == ["validate.1", "validate.100", "validate.1000", "validate.cached"]


def test_a_name_that_means_nothing_is_refused() -> None:
    with pytest.raises(SystemExit, match="there is no benchmark 'validat'"):
        main(["--only", "validat"])


def test_there_is_at_least_one_round(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--rounds", "0"])

    assert "at least 1" in capsys.readouterr().err


def test_a_run_prints_a_table_and_writes_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "result.json"

    code = main(["--only", "start.version", "--rounds", "1", "--json", str(path)])

    (row,) = json.loads(path.read_text("utf-8"))["rows"]
    assert code == 0
    assert (row["case"], row["peer"], row["rounds"]) == ("start.version", "python -c pass", [1, 1])
    assert row["ratio"] == row["ours"] / row["theirs"]
    assert "| start.version | cpu " in capsys.readouterr().out


@pytest.mark.parametrize("name", INSIDE)
def test_both_ways_inside_a_process_do_their_work(name: str) -> None:
    comparison = INSIDE[name]()

    assert comparison.ours()
    assert comparison.theirs()
