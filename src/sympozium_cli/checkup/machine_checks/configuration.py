"""The configuration file that counts in this folder."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.machine import Machine
from sympozium_cli.checkup.result import Result, failure, ok

ORDER = 40


def check(machine: Machine) -> Iterator[Result]:
    if machine.wrong_configuration is not None:
        yield failure(str(machine.wrong_configuration), machine.wrong_configuration.hint or "mend or remove the file")
    elif machine.configuration:
        yield ok(f"settings of {machine.configuration}")
    else:
        yield ok("no configuration file above this folder, so all settings are the usual ones")
