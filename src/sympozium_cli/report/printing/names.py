"""Objects by their names alone: "ensemble.sympozium.ai/team"."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.report.object_name import object_name
from sympozium_cli.report.printing import Object, Printer, Screen
from sympozium_cli.report.terminal import inert


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return _text


def _text(objects: Sequence[Object], screen: Screen) -> str:
    del screen
    return "".join(f"{inert(object_name(value))}\n" for value in objects)
