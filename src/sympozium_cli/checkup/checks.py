"""The checks: one module each, found by looking into their folders, so that a new one is a new file.

Every module has an ORDER, a docstring whose first line says what is checked, and `check`, which takes the facts of its
area and yields results.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.machine import Machine
from sympozium_cli.checkup.result import Line

MACHINE = "machine"
CLUSTER = "cluster"


def of_machine(facts: Machine) -> Iterator[Line]:
    """What is to be said of the machine."""
    return _lines(MACHINE, facts)


def of_cluster(facts: Live) -> Iterator[Line]:
    """What is to be said of the cluster."""
    return _lines(CLUSTER, facts)


def checks(area: str) -> list[ModuleType]:
    """The modules of an area, in their order."""
    package = import_module(f"{__package__}.{area}_checks")
    found = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    return sorted(found, key=lambda module: int(module.ORDER))


def _lines(area: str, facts: Any) -> Iterator[Line]:
    for module in checks(area):
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        for result in module.check(facts):
            yield Line(area, name, result)
