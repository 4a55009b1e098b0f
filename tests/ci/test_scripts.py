"""Every shell script that a host gets from us is sound."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ci.hosts import ROOT, loaded
from sympozium_cli.templates import HOSTS

_BIN = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
SHELLCHECK = shutil.which("shellcheck", path=_BIN)
STEPS = {step["name"]: step["run"] for step in loaded(ROOT / "action.yml")["runs"]["steps"] if "run" in step}


def lines_of_templates(folder: Path) -> str:
    for host in ("github", "gitlab"):
        (folder / host).write_text(HOSTS[host].text())
    steps = loaded(folder / "github")["jobs"]["sympozium"]["steps"]
    job = loaded(folder / "gitlab")["sympozium"]
    return "\n".join([*(step.get("run", "") for step in steps), *job["before_script"], *job["script"]])


@pytest.mark.parametrize("name", STEPS)
def test_bash_can_read_every_step_of_the_action(name: str) -> None:
    done = subprocess.run(["bash", "-n"], input=STEPS[name], text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(SHELLCHECK is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("name", STEPS)
def test_shellcheck_has_nothing_to_say_of_the_action(name: str) -> None:
    assert remarks(STEPS[name], "bash") == ""


@pytest.mark.skipif(SHELLCHECK is None, reason="shellcheck is not installed")
def test_shellcheck_has_nothing_to_say_of_the_templates(tmp_path: Path) -> None:
    assert remarks(lines_of_templates(tmp_path), "sh") == ""


def remarks(script: str, dialect: str) -> str:
    command = [str(SHELLCHECK), f"--shell={dialect}", "-"]
    return subprocess.run(command, input=script, text=True, capture_output=True, check=False).stdout
