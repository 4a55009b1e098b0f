"""Real shells that complete a line: bash, zsh and fish, asked directly and at a terminal."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pytest

from cli.program import PROGRAM

SHELLS = ("bash", "zsh", "fish")
_LIMIT = 30.0
_READY = "READY"

_ASK = {
    "bash": """
        source "$SCRIPT"
        compopt() { :; }
        ask() {
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sympozium sympozium
            printf '%s\\n' "${COMPREPLY[@]}" ----
        }
    """,
    "zsh": """
        compdef() { :; }; compset() { PREFIX=${PREFIX#*=}; before=1; }
        compadd() { while [[ $1 == -* ]]; do [[ $1 != -S ]] || shift; shift; done; print -rl -- "$@"; }
        _describe() { print -rl -- "${(@)about%%:*}"; }
        _files() { :; }; _call_program() { shift; eval "$*"; }
        source "$SCRIPT"
        ask() { words=("$@"); CURRENT=$#; PREFIX=${@[-1]}; _sympozium; print -- ----; }
    """,
    "fish": """
        source $SCRIPT
        function commandline
            test $argv[1] = -opc; and printf '%s\\n' $asked[1..-2]; or echo -- $asked[-1]
        end
        function __fish_complete_path; end
        function __fish_complete_directories; end
        function ask
            set -g asked $argv; __sympozium_complete | string replace -r '\\t.*' ''; echo -- ----
        end
    """,
}


def need(shell: str) -> str:
    """The path of a shell; a test that needs one that is missing says so."""
    found = shutil.which(shell)
    if found is None:
        missing = f"{shell} is not installed: apt-get install {shell}"
        if os.environ.get("SYMPOZIUM_FULL"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def plain(shell: str) -> list[str]:
    """How a shell starts without anything of the user's own."""
    return [need(shell), *{"bash": ("--norc", "--noprofile"), "zsh": ("-f",), "fish": ("--no-config",)}[shell]]


def program_folder(folder: Path) -> Path:
    """A folder with the programs `sympozium`, `kubectl-sympozium` and kubectl's `kubectl_complete-sympozium`."""
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    for_kubectl = f'exec {PROGRAM[0]} -c "import sys, sympozium_cli.__main__ as m; m.complete_for_kubectl()" "$@"'
    for name, line in {
        "sympozium": f'exec {" ".join(PROGRAM)} "$@"',
        "kubectl-sympozium": f'exec {" ".join(PROGRAM)} "$@"',
        "kubectl_complete-sympozium": for_kubectl,
    }.items():
        (bin_folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (bin_folder / name).chmod(0o755)
    return bin_folder


def asked(shell: str, script: Path, lines: Sequence[Sequence[str]], env: Mapping[str, str]) -> list[list[str]]:
    """What the completion function of a shell offers for each of these lines; the last word is to be completed."""
    words = "\n".join("ask " + " ".join(map(_quoted, ("sympozium", *line))) for line in lines)
    command = [*plain(shell), "-c", f"{_ASK[shell]}\n{words}"]
    done = subprocess.run(
        command, env={**env, "SCRIPT": str(script)}, capture_output=True, text=True, timeout=_LIMIT, check=False
    )
    assert done.stderr == ""
    blocks = done.stdout.split("----\n")[:-1]
    return [[word for word in block.splitlines() if word] for block in blocks]


class Terminal:
    """A shell at a terminal, which somebody types into."""

    def __init__(self, shell: str, env: Mapping[str, str], folder: Path) -> None:
        process, self._master = pty.fork()
        if process == 0:
            os.chdir(folder)
            os.execve(plain(shell)[0], [*plain(shell), "-i"], {**env, "TERM": "xterm", "PS1": "$ "})
        self._process = process
        self._seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._master)
        os.waitpid(self._process, 0)

    def type(self, text: str) -> None:
        """Type, without an Enter of its own."""
        os.write(self._master, text.encode())

    def see(self, text: str) -> str:
        """Wait until the text appears; all that was shown since the last time."""
        end = time.monotonic() + _LIMIT
        while text not in self._seen:
            ready, _, _ = select.select([self._master], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"no {text!r} in {self._seen!r}"
            self._seen += os.read(self._master, 65536).decode("utf-8", "replace")
        seen, _, self._seen = self._seen.partition(text)
        return seen + text

    def run(self, line: str) -> str:
        """Run a line, and wait until it is over."""
        self.type(f"{line}; echo {_READY[:3]}''{_READY[3:]}\r")
        return self.see(_READY)


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"
