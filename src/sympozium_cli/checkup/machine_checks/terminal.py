"""Whether what is printed can be read: names and prompts may have any character."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.machine import Machine
from sympozium_cli.checkup.result import Result, ok, warning

ORDER = 30


def check(machine: Machine) -> Iterator[Result]:
    if machine.prints_unicode:
        yield ok(f"prints {machine.encoding}")
    else:
        yield warning(
            f"prints {machine.encoding or 'an encoding that is not known'}, which lacks many characters",
            "export PYTHONUTF8=1, or choose a UTF-8 locale: export LC_ALL=C.UTF-8",
        )
