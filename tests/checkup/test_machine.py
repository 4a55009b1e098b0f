"""Which programs a shell finds, whose they are, and what is said about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sympozium_cli.checkup.checks import of_machine
from sympozium_cli.checkup.machine import OTHER, OURS, UPSTREAMS, Machine, Program, owner, programs
from sympozium_cli.checkup.result import Line
from sympozium_cli.errors import UsageError

_OURS = "#!/usr/bin/python3\nimport sys\nfrom sympozium_cli.__main__ import main\nsys.exit(main())\n"
_GO = b"\x7fELF" + bytes(200_000) + b"\xff Go buildinf:github.com/sympozium-ai/sympozium/cmd\x00"


def _program(folder: Path, name: str, content: bytes | str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    file.chmod(0o755)
    return file


def _machine(found: tuple[Program, ...] = (), **changes: object) -> Machine:
    usual = Machine("0.1.0", (3, 12, 1), "/venv/bin/python", True, "UTF-8", found, "")
    return usual._replace(**changes)  # type: ignore[arg-type]


def _said(machine: Machine, check: str) -> list[Line]:
    return [line for line in of_machine(machine) if line.check == check]


@pytest.mark.parametrize(("content", "whose"), [(_OURS, OURS), (_GO, UPSTREAMS), ("#!/bin/sh\n", OTHER), ("", OTHER)])
def test_whose_program_a_file_is(tmp_path: Path, content: bytes | str, whose: str) -> None:
    assert owner(str(_program(tmp_path, "sympozium", content))) == whose


def test_programs_are_found_as_a_shell_finds_them(tmp_path: Path) -> None:
    first = _program(tmp_path / "go", "sympozium", _GO)
    second = _program(tmp_path / "venv", "sympozium", _OURS)
    own = _program(tmp_path / "venv", "sympozium-cli", _OURS)
    (tmp_path / "link").symlink_to(tmp_path / "go")
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "sympozium").write_text("not a program")
    path = os.pathsep.join(str(tmp_path / name) for name in ("plain", "go", "link", "missing", "venv"))
    assert list(programs(path)) == [
        Program("sympozium", str(first), UPSTREAMS),
        Program("sympozium", str(second), OURS),
        Program("sympozium-cli", str(own), OURS),
    ]


def test_a_clash_names_the_way_around_it() -> None:
    found = (Program("sympozium", "/go/sympozium", UPSTREAMS), Program("sympozium", "/venv/sympozium", OURS))
    (missing, clash) = _said(_machine(found), "path")
    assert missing.result.message == "'sympozium-cli' is not on PATH"
    assert missing.result.remedy == 'export PATH="/venv/bin:$PATH"'
    assert clash.result.status == "warning"
    assert clash.result.message == "'sympozium' is Sympozium's own program: /go/sympozium"
    assert "'sympozium-cli' or 'kubectl sympozium'" in clash.result.remedy
    assert clash.result.details == ("behind it: /venv/sympozium, this program",)


def test_the_plugin_of_kubectl_matters_only_where_kubectl_is() -> None:
    found = (Program("sympozium", "/venv/sympozium", OURS), Program("sympozium-cli", "/venv/sympozium-cli", OURS))
    assert [line.result.status for line in _said(_machine(found), "path")] == ["ok", "ok"]
    statuses = [line.result.status for line in _said(_machine(found, kubectl="/bin/kubectl"), "path")]
    assert statuses == ["warning", "ok", "ok"]


@pytest.mark.parametrize(
    ("encoding", "status"),
    [("UTF-8", "ok"), ("utf8", "ok"), ("ISO8859-1", "warning"), ("", "warning"), ("?", "warning")],
)
def test_what_cannot_be_printed_is_said(encoding: str, status: str) -> None:
    assert [line.result.status for line in _said(_machine(encoding=encoding), "terminal")] == [status]


def test_a_configuration_that_makes_no_sense_is_a_failure() -> None:
    (line,) = _said(
        _machine(wrong_configuration=UsageError("there is no rule 'x'", hint="did you mean 'y'?")), "configuration"
    )
    assert line.result[:3] == ("failure", "there is no rule 'x'", "did you mean 'y'?")


def test_a_slow_parser_is_said() -> None:
    assert [line.result.status for line in _said(_machine(native_yaml=False), "program")] == ["ok", "warning"]
