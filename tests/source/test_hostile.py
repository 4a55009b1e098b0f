"""Hostile texts end soon, in little memory, with one clear problem and no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from source import hostile
from source.reading import read

HERE = Path(__file__).resolve()
SOURCES = HERE.parents[2] / "src"


def problems_of(name: str) -> list[Any]:
    """What a process of its own, with bounded memory and CPU time, finds."""
    script = HERE.with_name("hostile.py")
    environment = os.environ | {"PYTHONPATH": str(SOURCES)}
    done = subprocess.run(
        [sys.executable, str(script), name], check=False, capture_output=True, text=True, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", hostile.LIMIT)
def test_what_is_too_much_is_refused_by_a_limit(name: str) -> None:
    ((kind, message),) = problems_of(name)
    assert kind == "limit"
    assert "more than" in message or "larger than" in message


@pytest.mark.parametrize("name", hostile.SYNTAX)
def test_an_error_at_the_end_of_much_is_one_problem(name: str) -> None:
    ((kind, _),) = problems_of(name)
    assert kind == "syntax"


@pytest.mark.parametrize("name", hostile.FINE)
def test_what_is_merely_long_is_read(name: str) -> None:
    assert problems_of(name) == []


def test_the_deepest_nesting_that_is_read_is_500() -> None:
    assert read("[" * 500 + "x" + "]" * 500).problems == ()
    assert read("[" * 501 + "x" + "]" * 501).problems[0].kind == "limit"


def test_no_more_than_200_duplicates_are_reported() -> None:
    assert len(read("a: 1\n" * 1_000).problems) == 200


@pytest.mark.parametrize("tag", ["!%ED%A0%80", "!%FF", "!<%C0%80>"])
def test_broken_percent_signs_in_a_tag_are_a_problem(tag: str) -> None:
    assert [problem.kind for problem in read(f"a: {tag} x\n").problems] == ["syntax"]
