"""Where keys come from, and what is said when one is not there."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from sympozium_cli.errors import InputError, SympoziumError, UsageError
from sympozium_cli.secret.source import (
    LARGEST,
    Source,
    Surroundings,
    demand_one_stdin,
    parse_source,
    read_secret,
)
from sympozium_cli.secret.value import SecretValue

KEY = "sk-CANARY-1a2B3c4D5e6F7g8H"


def _read(text: str, stdin: bytes | None = None, **environment: str) -> tuple[SecretValue, list[str]]:
    said: list[str] = []
    pipe = io.BytesIO(stdin) if stdin is not None else None
    surroundings = Surroundings(environment, pipe, lambda question: f"typed after {question}", said.append)
    return read_secret(parse_source(text), "key of openai", surroundings), said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("env:OPENAI_API_KEY", Source("env", "OPENAI_API_KEY")),
        ("file:/run/key", Source("file", "/run/key")),
        ("file:a:b", Source("file", "a:b")),
        ("stdin", Source("stdin")),
        ("prompt", Source("prompt")),
    ],
)
def test_a_source_is_named(text: str, source: Source) -> None:
    assert parse_source(text) == source


@pytest.mark.parametrize(
    "text", [KEY, f"env:{KEY}", "", "env:", "file:", "stdin:", "prompt:x", "-", "ENV:A", "env:A=b", "env: A", "cmd:ls"]
)
def test_what_is_no_source_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(UsageError, match="--key-from takes env:NAME, file:PATH, stdin or prompt") as caught:
        parse_source(text)
    assert KEY not in f"{caught.value} {caught.value.hint}"


def test_a_slip_of_the_pen_is_understood() -> None:
    with pytest.raises(UsageError) as caught:
        parse_source("stdn")
    assert caught.value.hint == "did you mean 'stdin'?"


def test_the_environment() -> None:
    value, said = _read("env:OPENAI_API_KEY", OPENAI_API_KEY=KEY)
    assert (value.reveal(), value.origin, said) == (KEY, "the environment variable OPENAI_API_KEY", [])


def test_a_variable_that_is_not_set() -> None:
    with pytest.raises(UsageError, match="OPENAI_APIKEY is not set") as caught:
        _read("env:OPENAI_APIKEY", OPENAI_API_KEY=KEY)
    assert caught.value.hint == "did you mean env:OPENAI_API_KEY?"


def test_a_key_in_place_of_a_variable_is_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        _read("env:sk_CANARY_abcdef1234")
    assert "CANARY" not in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (KEY.encode(), KEY),
        (f"{KEY}\n".encode(), KEY),
        (f"{KEY}\r\n".encode(), KEY),
        (f"{KEY}\n\n".encode(), f"{KEY}\n"),
        (f"{KEY}\r".encode(), f"{KEY}\r"),
        (f" {KEY}".encode(), f" {KEY}"),
        (b"", ""),
        (b"\n", ""),
        ("\ufeffk".encode(), "\ufeffk"),
    ],
)
def test_one_line_break_at_the_end_is_taken_off(tmp_path: Path, content: bytes, read: str) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    file.chmod(0o600)
    assert _read(f"file:{file}")[0].reveal() == read
    assert _read("stdin", content)[0].reveal() == read


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True)])
def test_a_file_that_others_may_read_is_warned_of(tmp_path: Path, mode: int, *, warned: bool) -> None:
    file = tmp_path / "key"
    file.write_text(KEY)
    file.chmod(mode)
    said = _read(f"file:{file}")[1]
    assert bool(said) == warned
    assert all("chmod 600" in line and KEY not in line for line in said)


def test_a_link_to_a_file_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "link").symlink_to(tmp_path / "key")
    assert _read(f"file:{tmp_path / 'link'}")[0].reveal() == KEY


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is a pipe, not a file") as caught:
        _read(f"file:{tmp_path / 'pipe'}")
    assert "stdin" in caught.value.hint


@pytest.mark.parametrize(("path", "what"), [(".", "a folder"), ("/dev/null", "a device")])
def test_other_things_are_no_files(path: str, what: str) -> None:
    with pytest.raises(InputError, match=f"is {what}"):
        _read(f"file:{path}")


@pytest.mark.parametrize("path", ["/nosuch/key", "a\0b"])
def test_a_file_that_cannot_be_opened(path: str) -> None:
    with pytest.raises(InputError, match="cannot read the key in"):
        _read(f"file:{path}")


def test_more_than_a_key_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"k" * LARGEST)
    assert _read(f"file:{tmp_path / 'key'}")[0].size == LARGEST
    (tmp_path / "key").write_bytes(b"k" * (LARGEST + 1))
    for source, stdin, held in (
        (f"file:{tmp_path / 'key'}", None, f"{LARGEST + 1} bytes"),
        ("stdin", b"k" * (LARGEST + 9), f"more than {LARGEST} bytes"),
    ):
        with pytest.raises(InputError, match=f"holds {held}, and no key has more than {LARGEST}"):
            _read(source, stdin)


def test_bytes_that_are_no_text() -> None:
    for content in (b"\xff\xfek\0e\0y\0", b"caf\xe9"):
        with pytest.raises(InputError, match="not UTF-8"):
            _read("stdin", content)


def test_a_closed_standard_input() -> None:
    with pytest.raises(InputError, match="standard input is closed"):
        _read("stdin")


def test_a_prompt() -> None:
    assert _read("prompt")[0].reveal() == "typed after key of openai: "


def test_standard_input_is_read_once() -> None:
    demand_one_stdin([parse_source("stdin"), parse_source("env:A"), parse_source("prompt")])
    with pytest.raises(UsageError, match="--token-from and --app-token-from cannot both"):
        demand_one_stdin([parse_source("stdin", "--token-from"), parse_source("stdin", "--app-token-from")])


def test_no_message_holds_the_content(tmp_path: Path) -> None:
    file = tmp_path / "key"
    for content in (KEY.encode() + b"\xff", KEY.encode() * 4000):
        file.write_bytes(content)
        with pytest.raises(SympoziumError) as caught:
            _read(f"file:{file}")
        assert KEY not in f"{caught.value} {caught.value.hint} {caught.value.__cause__} {caught.value.__context__!s:.0}"
    assert stat.S_ISREG(file.stat().st_mode)
