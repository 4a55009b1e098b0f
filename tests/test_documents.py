"""The commands that the README and the pages show are run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sympozium_cli.config import read_settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/linting.md", "docs/seeing.md")
PROGRAM = f"{shlex.quote(sys.executable)} -m sympozium_cli"
# Findings, and no more than that: a page may show a pack that has some.
FINE = {0, 1}


def _commands() -> list[str]:
    blocks = [
        block for page in PAGES for block in re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    ]
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return sorted({line.partition(" #")[0] for line in lines if "sympozium " in line and "install" not in line})


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "examples" / "data-team.yaml", tmp_path / "team.yaml")
    shutil.copy(ROOT / "examples" / "platform-team.yaml", tmp_path / "next.yaml")
    shutil.copy(ROOT / "examples" / "data-team.personapack.yaml", tmp_path / "old.yaml")
    for words in ("init -q -b main", "add team.yaml", "-c user.name=x -c user.email=x@y commit -qm x"):
        subprocess.run(["git", *words.split()], cwd=tmp_path, check=True)
    (tmp_path / "chart").mkdir()
    (tmp_path / "overlay").mkdir()
    for name in ("helm", "kustomize"):
        (tmp_path / name).write_text("#!/bin/sh\ncat team.yaml\n")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "sympozium-baseline.json").write_text('{"apiVersion": "sympozium-cli/baseline/v1", "findings": []}')
    return tmp_path


def test_there_are_commands_to_run() -> None:
    assert len(_commands()) >= 10


@pytest.mark.parametrize("command", _commands())
def test_a_command_of_the_pages_runs(command: str, folder: Path) -> None:
    line = re.sub(r"\bsympozium(?= )", PROGRAM, command)
    run = subprocess.run(
        ["bash", "-c", f"PATH={folder}:$PATH; {line}"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode in FINE, run.stderr
    assert "Traceback" not in run.stderr


def test_the_configuration_that_the_page_shows_is_understood(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "linting.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / ".sympozium.toml").write_text(block, "utf-8")
    settings = read_settings(str(tmp_path / ".sympozium.toml"))
    assert settings is not None
    assert settings.severity == {"sequential-fan-in": "error", "style": "off"}
