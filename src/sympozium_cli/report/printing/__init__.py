"""Objects of a cluster, as `kubectl get` prints them: one module per format, with a function `prepared`.

Adding a format is adding its module to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final

from sympozium_cli.errors import UsageError
from sympozium_cli.report.printing.screen import Screen
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest

__all__ = ["FORMATS", "Object", "Printer", "Screen", "object_printer", "printer_for"]

Object = dict[str, Any]
Printer = Callable[[Sequence[Object], Screen], str]
"""Objects to the text that is printed, with all its line breaks."""

FORMATS: Final = {
    "table": "table",
    "wide": "wide",
    "json": "as_json",
    "yaml": "as_yaml",
    "name": "names",
    "jsonpath": "as_jsonpath",
    "custom-columns": "custom_columns",
}
"""The name of each format, and its module."""

_WITH_ARGUMENT: Final = {
    "jsonpath": "jsonpath='{.metadata.name}'",
    "custom-columns": "custom-columns=NAME:.metadata.name",
}
_TABLES: Final = frozenset(("table", "wide"))
_OTHERS: Final = frozenset(("go-template", "go-template-file", "template", "templatefile", "jsonpath-file"))


def printer_for(output: str) -> Printer:
    """The printer for what `-o` says: a format, and after "=" what it needs to know.

    Raises:
        UsageError: there is no such format, or what follows cannot be read.
    """
    name, equals, argument = output.partition("=")
    if name not in FORMATS:
        raise _unknown(name)
    if name in _WITH_ARGUMENT and not argument:
        raise UsageError(f"'-o {name}' does not say what to print", hint=f"write -o {_WITH_ARGUMENT[name]}")
    if equals and name not in _WITH_ARGUMENT:
        raise UsageError(f"'-o {name}' takes nothing after '='")
    prepared: Callable[[str], Printer] = import_module(f"{__name__}.{FORMATS[name]}").prepared
    return prepared(argument)


def object_printer(output: str) -> Printer:
    """The printer of objects that have no table: what commands have changed.

    Raises:
        UsageError: there is no such format, or it is a table.
    """
    if output in _TABLES:
        raise UsageError(f"'-o {output}' is for lists", hint=f"write -o {_WITH_ARGUMENT['custom-columns']}")
    return printer_for(output)


def _unknown(name: str) -> UsageError:
    if name in _OTHERS:
        return UsageError(
            f"'-o {name}' is kubectl's alone", hint=f"write -o {_WITH_ARGUMENT['jsonpath']}, or use kubectl"
        )
    meant = closest(name, FORMATS)
    hint = f"did you mean '{meant}'?" if meant else ""
    return UsageError(f"-o takes {listed(tuple(FORMATS), 'or')}, not '{name}'", hint=hint)
