"""Run the real program, in a process of its own, as a shell or a person at a terminal would."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

PROGRAM = (sys.executable, "-m", "sympozium_cli")
_SURROUNDINGS = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GITLAB_CI")
_TUNING = (
    *_SURROUNDINGS,
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "TERM",
    "PYTHONIOENCODING",
    "LC_ALL",
    "LANG",
)
_LIMIT = 60
_CACHE = mkdtemp(prefix="sympozium-tests-")

PACK = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
"""
"""A pack in which nothing is wrong."""

WRONG = PACK.replace("target: writer", "target: writr")
"""A pack with one error, in line 9."""

FOREIGN = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"


class Outcome(NamedTuple):
    """The exit code as a shell sees it, and what was written."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, without what tunes output, with `changes`."""
    plain = {name: value for name, value in os.environ.items() if name not in _TUNING}
    return {**plain, "LANG": "C.UTF-8", "SYMPOZIUM_CACHE_DIR": _CACHE, **changes}


def sympozium(
    *arguments: str | bytes, cwd: Path | None = None, stdin: str = "", env: Mapping[str, str] | None = None
) -> Outcome:
    """Run the program with its output in pipes."""
    return outcome([*PROGRAM, *arguments], cwd=cwd, stdin=stdin, env=env)


def outcome(
    command: Sequence[str | bytes], *, cwd: Path | None = None, stdin: str = "", env: Mapping[str, str] | None = None
) -> Outcome:
    """Run any command with its output in pipes."""
    done = subprocess.run(
        command,
        cwd=cwd,
        input=stdin.encode(),
        env=env or environment(),
        capture_output=True,
        timeout=_LIMIT,
        check=False,
    )
    return Outcome(shell_code(done.returncode), _text(done.stdout), _text(done.stderr))


def shell(script: str, *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Outcome:
    """Run a line of bash in which `sympozium` is the program."""
    function = f'sympozium() {{ "{sys.executable}" -m sympozium_cli "$@"; }}\n'
    return outcome(["bash", "-c", function + script], cwd=cwd, env=env)


def on_terminal(
    *arguments: str, cwd: Path | None = None, columns: int = 80, typed: str = "", **changes: str
) -> Outcome:
    """Run the program at a terminal of that width; all its output, and what is typed there, is `out`."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = environment(**{"TERM": "xterm-256color", **changes})
    process = subprocess.Popen([*PROGRAM, *arguments], cwd=cwd, stdin=slave, stdout=slave, stderr=slave, env=env)
    os.close(slave)
    os.write(master, typed.encode("utf-8", "surrogateescape"))
    text = _all_of(master)
    return Outcome(shell_code(process.wait(_LIMIT)), _text(text).replace("\r\n", "\n"), "")


def shell_code(code: int) -> int:
    """What `$?` would be: a process that a signal ended has 128 and the signal's number."""
    return 128 - code if code < 0 else code


def _all_of(descriptor: int) -> bytes:
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            os.close(descriptor)
            return b"".join(chunks)
        chunks.append(chunk)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
