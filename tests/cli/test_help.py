"""Every help page fits a terminal and has examples, and every example runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from cli.program import FOREIGN, PACK, environment, shell, sympozium
from sympozium_cli.cli.app import app


def _commands(command: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    inner = getattr(command, "commands", {})
    return [path, *(found for name, child in inner.items() for found in _commands(child, (*path, name)))]


COMMANDS = _commands(typer.main.get_command(app))
every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


def _help(command: tuple[str, ...]) -> str:
    outcome = sympozium(*command, "--help", env=environment(COLUMNS="80"))
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def _examples(command: tuple[str, ...]) -> list[str]:
    _, _, end = _help(command).partition("\n  Examples:\n")
    return [line.strip() for line in end.splitlines() if line.strip()]


@every_command
def test_a_help_page_is_one_screen_wide(command: tuple[str, ...]) -> None:
    page = _help(command)
    assert max(map(len, page.splitlines())) <= 80
    assert page.startswith(f"Usage: {' '.join(('sympozium', *command))} ")
    assert page == sympozium(*command, "-h", env=environment(COLUMNS="80")).out
    assert not re.search(r"None|\x08|\[default: \]", page)


@every_command
def test_a_help_page_has_examples_that_run(
    command: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    examples = _examples(command)
    assert len(examples) >= (3 if command == ("pack", "validate") else 1)
    for name in ("team.yaml", "packs/one.yaml", "teams/a/two.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PACK.replace("name: demo", f"name: {path.stem}"))
    (tmp_path / "web.yaml").write_text(FOREIGN)
    if command == ("pack", "diff"):
        _with_a_history(tmp_path)
    cluster = ""
    if command == ("pack", "validate"):
        cluster = f"export KUBECONFIG={request.getfixturevalue('fake_site').kubeconfig()}\n"
    for example in examples:
        ended = shell(f"set -euo pipefail\n{cluster}{example}", cwd=tmp_path)
        assert (example, ended.code, "error" in ended.err) == (example, 0, False), ended.err
        assert "sympozium" in example


def _with_a_history(folder: Path) -> None:
    """Two equal files, and two commits."""
    for name in ("old.yaml", "new.yaml"):
        (folder / name).write_text(PACK)
    author = "-c user.name=x -c user.email=x@example.com -c commit.gpgsign=false"
    commit = f"git {author} commit -q --allow-empty -m x"
    assert shell(f"git init -q -b main && git add . && {commit} && {commit}", cwd=folder).code == 0


def test_the_module_and_the_script_are_one_program() -> None:
    assert sympozium("--help").out.startswith("Usage: sympozium [OPTIONS] COMMAND")
