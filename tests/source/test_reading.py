"""Reading never waits for ever, and never swallows a disk."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from sympozium_cli.errors import InputError
from sympozium_cli.source import reading
from sympozium_cli.source.files import Input
from sympozium_cli.source.limits import MAX_BYTES
from sympozium_cli.source.reading import TooLargeError, read


def _input(path: Path) -> Input:
    return Input(path.name, str(path), named=True)


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.touch()
    os.truncate(path, MAX_BYTES)
    assert len(read(_input(path))) == MAX_BYTES
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(TooLargeError, match=r"'x\.yaml' is larger than"):
        read(_input(path))


def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(TooLargeError):
        read(_input(Path("/dev/zero")))


def test_a_pipe_that_nobody_writes_to_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PIPE_PATIENCE", 0.05)
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    with pytest.raises(InputError, match="nobody writes to the pipe"):
        read(_input(path))


def test_a_writer_may_take_longer_than_the_patience_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PIPE_PATIENCE", 0.2)
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    opened = threading.Event()
    go_on = threading.Timer(1.0, opened.set)

    def write() -> None:
        with path.open("wb") as pipe:
            go_on.start()
            opened.wait(30)
            pipe.write(b"late: true\n")

    writer = threading.Thread(target=write)
    writer.start()
    assert read(_input(path)) == b"late: true\n"
    writer.join()


def test_a_pipe_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            try:
                for _ in range(100):
                    pipe.write(b"#" * 1024 * 1024)
            except BrokenPipeError:
                return

    writer = threading.Thread(target=write)
    writer.start()
    with pytest.raises(TooLargeError):
        read(_input(path))
    writer.join()


@pytest.mark.parametrize(("path", "reason"), [("/", "is a directory"), ("/proc/self/mem", "input/output error")])
def test_what_the_system_refuses_is_said_in_its_words(path: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"cannot read .*: {reason}"):
        read(Input("x", path, named=True))
