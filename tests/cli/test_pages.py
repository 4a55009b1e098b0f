"""Help comes from pages that were written beforehand, and says what the library would say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from cli.program import environment, sympozium
from sympozium_cli.cli.app import app
from sympozium_cli.cli.pages import page
from sympozium_cli.cli.run import PROGRAM


def _paths(command: Any = None, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    command = command or typer.main.get_command(app)
    yield words
    for name, child in getattr(command, "commands", {}).items():
        yield from _paths(child, (*words, name))


PATHS = list(_paths())


@pytest.mark.parametrize("words", PATHS, ids=" ".join)
def test_a_page_is_what_the_library_prints(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("80", "300"):
        monkeypatch.setenv("COLUMNS", columns)
        app([*words, "--help"], standalone_mode=False, prog_name=PROGRAM)
        assert page([*words, "--help"], {}) + "\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (["pack", "--help"], {"COLUMNS": "60"}),
        (["pack", "-q", "--help"], {}),
        (["pack", "validate", "--help", "x"], {}),
        (["pakc", "--help"], {}),
        (["--version"], {}),
        ([], {}),
    ],
)
def test_what_is_not_plain_is_left_to_the_library(words: list[str], variables: dict[str, str]) -> None:
    assert not page(words, variables)


def test_narrow_terminals_get_narrow_help() -> None:
    narrow = sympozium("pack", "validate", "--help", env=environment(COLUMNS="60"))
    assert narrow.code == 0
    lines = narrow.out.splitlines()
    assert max(map(len, lines[: lines.index("Options:")])) <= 60
    assert "-h, --help" in narrow.out


def test_help_loads_no_library() -> None:
    code = "import sys\nfrom sympozium_cli.cli.run import run\nrun(sys.argv[1:])\nprint('typer' in sys.modules)"
    command = [sys.executable, "-c", code, "pack", "validate", "-h"]
    ran = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "False"
