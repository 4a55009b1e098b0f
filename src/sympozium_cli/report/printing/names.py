"""Objects by their names alone: "ensemble.sympozium.ai/team"."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.report.printing import Object, Printer, Screen
from sympozium_cli.report.terminal import inert


def prepared(argument: str) -> Printer:
    """The printer."""
    del argument
    return _text


def _text(objects: Sequence[Object], screen: Screen) -> str:
    del screen
    return "".join(f"{inert(name_of(value))}\n" for value in objects)


def name_of(value: Object) -> str:
    """Kind, group and name of an object, as kubectl takes them back."""
    group, slash, _ = str(value.get("apiVersion", "")).partition("/")
    kind = str(value.get("kind", "")).lower()
    return f"{kind}{f'.{group}' if slash else ''}/{value.get('metadata', {}).get('name', '')}"
