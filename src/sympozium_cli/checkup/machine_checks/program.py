"""This program and its Python."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.machine import Machine
from sympozium_cli.checkup.result import Result, ok, warning

ORDER = 10


def check(machine: Machine) -> Iterator[Result]:
    python = ".".join(map(str, machine.python))
    yield ok(f"sympozium-cli {machine.version}, Python {python} ({machine.interpreter})")
    if not machine.native_yaml:
        yield warning(
            "YAML is read without the C library, which takes many times as long",
            "pip install --force-reinstall pyyaml, on a platform that has wheels of it",
        )
