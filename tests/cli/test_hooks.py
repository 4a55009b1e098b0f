"""Commands that are run for events, and what a terminal is told."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from sympozium_cli.cli.hooks import Hooks, Wishes
from sympozium_cli.errors import UsageError

TITLE = "$(touch pwned); `touch pwned` \x1b]52;c;AAAA\x07 \n'\""
HOSTILE = {"title": TITLE, "number": 7}


def script(folder: Path, text: str) -> str:
    path = folder / "hook.py"
    path.write_text(text)
    return f"'{sys.executable}' '{path}'"


def test_a_command_reads_each_event_in_its_order_and_to_the_letter(tmp_path: Path) -> None:
    command = script(tmp_path, f"import sys\nopen({str(tmp_path / 'seen')!r}, 'a').write(sys.stdin.read())\n")
    hooks = Hooks(Wishes(command=command), print)
    for number in range(20):
        hooks.fire({**HOSTILE, "number": number}, "title")
    hooks.close()
    seen = [json.loads(line) for line in (tmp_path / "seen").read_text().splitlines()]
    assert seen == [{**HOSTILE, "number": number} for number in range(20)]
    assert sorted(os.listdir(tmp_path)) == ["hook.py", "seen"]


def test_no_shell_looks_at_the_command(tmp_path: Path) -> None:
    command = script(tmp_path, f"import sys\nopen({str(tmp_path / 'seen')!r}, 'w').write(' '.join(sys.argv[1:]))\n")
    hooks = Hooks(Wishes(command=f"{command} $HOME '; ls' > x"), print)
    hooks.fire(HOSTILE, "title")
    hooks.close()
    assert (tmp_path / "seen").read_text() == "$HOME ; ls > x"


def test_a_command_that_fails_is_told_of_and_the_next_event_comes(tmp_path: Path) -> None:
    told: list[str] = []
    hooks = Hooks(Wishes(command=script(tmp_path, "import sys\nsys.exit(3)\n")), told.append)
    hooks.fire(HOSTILE, "title")
    hooks.fire(HOSTILE, "title")
    hooks.close()
    assert len(told) == 2
    assert told[0].endswith("ended with 3")


def test_a_large_event_reaches_a_command_that_does_not_read_it(tmp_path: Path) -> None:
    told: list[str] = []
    hooks = Hooks(Wishes(command=script(tmp_path, "pass\n")), told.append)
    hooks.fire({"text": "x" * 1_000_000}, "title")
    hooks.close()
    assert told == []


@pytest.mark.parametrize("command", ["no-such-program-here --x", "'", "''"])
def test_what_cannot_be_run_is_refused_at_once(command: str) -> None:
    with pytest.raises(UsageError, match="--exec"):
        Hooks(Wishes(command=command), print)


def test_signs_are_for_terminals_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Hooks(Wishes(bell=True, notify=True), print).fire(HOSTILE, "title")
    assert capsys.readouterr() == ("", "")


def test_a_notification_is_one_sequence_whatever_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    class Terminal:
        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> None:
            written.append(text)

        def flush(self) -> None:
            pass

    monkeypatch.setattr(sys, "stderr", Terminal())
    Hooks(Wishes(bell=True, notify=True), print).fire(HOSTILE, TITLE)
    (text,) = written
    assert text.startswith("\a\x1b]9;$(touch")
    assert text.endswith("\x1b\\")
    assert text.count("\x1b") == 2
    assert text.count("\a") == 1
