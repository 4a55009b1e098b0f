"""Every exit code of the table, from the real program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.program import FOREIGN, PACK, PROGRAM, WRONG, environment, outcome, shell, shell_code, sympozium


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name, text in {"good.yaml": PACK, "wrong.yaml": WRONG, "web.yaml": FOREIGN}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["pack", "validate", "good.yaml"], 0),
        (["pack", "validate", "wrong.yaml", "--fail-on", "never"], 0),
        (["--version"], 0),
        (["--help"], 0),
        (["pack", "validate", "-h"], 0),
        ([], 0),
        (["pack"], 0),
        (["rules", "list"], 0),
        (["explain", "ensemble"], 0),
        (["pack", "validate", "wrong.yaml"], 1),
        (["pack", "validate"], 1),
        (["pack", "validate", "nosuch.yaml"], 2),
        (["pack", "validate", "wrong.yaml", "nosuch.yaml"], 2),
        (["pack", "valdate"], 2),
        (["pack", "validate", "--fail-on", "sometimes", "good.yaml"], 2),
        (["pack", "validate", "--target", "0.7", "good.yaml"], 2),
        (["pack", "validate", "-o"], 2),
        (["explain"], 2),
        (["explain", "nonsense"], 2),
        (["rules", "list", "nonsense"], 2),
        (["schema", "print", "nonsense"], 2),
        (["schema", "print", "ensemble-0.9", "--target", "0.10"], 2),
        (["completion", "tcsh"], 2),
        (["pack", "validate", "web.yaml"], 3),
        (["pack", "validate", "*.json"], 3),
    ],
)
def test_the_exit_code_says_what_happened(folder: Path, arguments: list[str], code: int) -> None:
    assert sympozium(*arguments, cwd=folder).code == code


def test_a_bug_of_ours_is_70_and_shows_no_traceback() -> None:
    script = (
        "import sys; from sympozium_cli.cli.app import app; from sympozium_cli.cli.run import run\n"
        "app.command('crash')(lambda: {}['nothing'])\n"
        "sys.exit(run(['crash']))"
    )
    ended = outcome([sys.executable, "-c", script])
    assert ended.code == 70
    assert ended.err.startswith("error: this is a bug in sympozium: KeyError: 'nothing'\nhint: please report it")
    assert "Traceback" not in ended.err
    debug = outcome([sys.executable, "-c", script], env=environment(SYMPOZIUM_DEBUG="1"))
    assert "Traceback" in debug.err


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_program_without_a_word(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen([*PROGRAM, "pack", "validate", str(pipe)], stderr=subprocess.PIPE, env=environment())
    with pipe.open("wb"):
        process.send_signal(sent)
        _, err = process.communicate(timeout=60)
    assert shell_code(process.returncode) == code
    assert err == b""


def test_a_closed_pipe_ends_the_program_silently(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.yaml").write_text(WRONG)
    ended = shell("sympozium pack validate -o full | head -1; echo ${PIPESTATUS[0]}", cwd=tmp_path)
    assert ended.err == ""
    first, code = ended.out.splitlines()
    assert first.startswith("error[")
    assert code == "141"


@pytest.mark.parametrize("command", ["pack validate wrong.yaml", "--help", "--version", "rules list", "schema print"])
@pytest.mark.parametrize(("stdout", "reason"), [(">&-", "it is closed"), ("> /dev/full", "no space left on device")])
def test_output_that_cannot_be_written_is_one_clear_error(folder: Path, command: str, stdout: str, reason: str) -> None:
    ended = shell(f"sympozium {command} {stdout}", cwd=folder)
    errors = [line for line in ended.err.splitlines() if line.startswith("error:")]
    assert errors == [f"error: cannot write to standard output: {reason}"]
    assert "Traceback" not in ended.err
    assert "Exception" not in ended.err
    assert ended.code == 2


def test_nothing_to_write_needs_no_standard_output(folder: Path) -> None:
    assert shell("sympozium pack validate -o concise good.yaml >&-", cwd=folder).code == 0


def test_a_closed_standard_error_sends_no_message_to_standard_output(folder: Path) -> None:
    ended = shell("sympozium pack validate nosuch.yaml 2>&-", cwd=folder)
    assert (ended.code, ended.out) == (2, "")


def test_a_closed_standard_input_is_an_error_only_for_those_who_read_it(folder: Path) -> None:
    assert shell("sympozium pack validate good.yaml <&-", cwd=folder).code == 0
    ended = shell("sympozium pack validate - <&-", cwd=folder)
    assert ended.code == 2
    assert ended.err == "error: cannot read standard input: it is closed\n"
