"""Start-up time is a feature: what is not needed is not imported, and nothing here ever opens a socket."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cli.program import PACK, WRONG, outcome

HEAVY = {
    "asyncio",
    "croniter",
    "http",
    "jsonschema",
    "kubernetes",
    "pydantic",
    "rich",
    "ruamel",
    "socket",
    "ssl",
    "urllib3",
}

_REPORT_MODULES = """
import sys
from sympozium_cli.cli.run import run
code = run(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), sep="\\n", file=sys.stderr)
print("code", code, file=sys.stderr)
"""

_NO_SOCKETS = """
import socket, sys
def refuse(*arguments, **options):
    raise RuntimeError("a socket was opened")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from sympozium_cli.cli.run import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.tmp\n")
    (tmp_path / "good.yaml").write_text(PACK)
    (tmp_path / "wrong.yaml").write_text(WRONG)
    (tmp_path / "cron.yaml").write_text(PACK.replace("You lead.", "You lead., schedule: {cron: '0 9 * * 7', task: x}"))
    (tmp_path / "broken.yaml").write_text(PACK + "  x: [\n")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        "--version",
        "--help",
        "pack --help",
        "pack validate --help",
        "pack validate good.yaml",
        "pack validate . -o full --profile all",
        "pack validate . -o concise --profile all",
        "pack validate good.yaml -o full --color always",
        "pack init my-team",
        "pack init --list-examples",
        "pack convert good.yaml",
        "pack render good.yaml --include agents,runs --explain",
        "pack schedule good.yaml",
        "pack schedule good.yaml -o json",
        "rules list",
        "explain relationship-unknown-target",
    ],
)
def test_a_command_imports_nothing_heavy(folder: Path, words: str) -> None:
    ended = outcome([sys.executable, "-c", _REPORT_MODULES, *words.split()], cwd=folder)
    imported = set(ended.err.split())
    assert "sympozium_cli" in imported
    assert imported & HEAVY == set()


@pytest.mark.parametrize("words", ["--version", "--help", "pack --help"])
def test_help_does_not_even_import_the_yaml_reader(words: str) -> None:
    ended = outcome([sys.executable, "-c", _REPORT_MODULES, *words.split()])
    assert "yaml" not in ended.err.split()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("pack validate good.yaml", 0),
        ("pack validate . -o json --profile all", 1),
        ("pack init my-team", 0),
        ("pack convert good.yaml", 0),
        ("explain ensemble --color always", 0),
        ("rules list -o json", 0),
        ("schema print findings-v1", 0),
        ("version", 0),
        ("completion zsh", 0),
    ],
)
def test_no_command_opens_a_socket(folder: Path, words: str, code: int) -> None:
    ended = outcome([sys.executable, "-c", _NO_SOCKETS, *words.split()], cwd=folder)
    assert (ended.code, "socket" in ended.err) == (code, False)
