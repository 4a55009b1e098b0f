"""One server for each era, shared by all workers of a test run: the first who wants it starts it."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from build_apiserver import Binaries
from cluster.crds import crds, install
from cluster.process import Hold
from cluster.server import Server, start


@contextlib.contextmanager
def shared_server(root: Path, era: str, binaries: Binaries) -> Iterator[Server]:
    """The server of an era, with its CRDs; it ends when the last worker that was given it has ended.

    Args:
        root: the folder of the test run, which its workers have in common.
        era: "0.8", "0.9" or "0.10".
        binaries: what to start it from.
    """
    with _alone(root / f"apiserver-{era}.json") as file:
        server, held = _joined(file) or _started(file, root, era, binaries)
    try:
        yield server
    finally:
        os.close(held)


def _joined(file: TextIO) -> tuple[Server, int] | None:
    """The server that somebody else has started, unless it has ended."""
    text = file.read()
    if not text:
        return None
    told = json.loads(text)
    server = Server(Path(told["folder"]), told["port"])
    try:
        return server, Hold.join(server.folder)
    except OSError:
        return None


def _started(file: TextIO, root: Path, era: str, binaries: Binaries) -> tuple[Server, int]:
    running = start(root, binaries)
    server = running.server
    try:
        install(server.api(), crds(era))
        held = Hold.join(server.folder)
    finally:
        running.let_go()
    file.seek(0)
    file.truncate()
    json.dump({"folder": str(server.folder), "port": server.port}, file)
    return server, held


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[TextIO]:
    """A file that nobody else opens in this way meanwhile."""
    import fcntl

    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        yield file
