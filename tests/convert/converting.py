"""Convert texts, and look at what came of it."""

from __future__ import annotations

from sympozium_cli.convert.change import Note
from sympozium_cli.convert.conversion import Wish, converted
from sympozium_cli.convert.origin import parse_origin
from sympozium_cli.schema.target import NEWEST, Target

NAME = "pack.yaml"


def wish(origin: str = "", target: str = "", *, activate: bool | None = None) -> Wish:
    """What is asked for, in the words of the command line."""
    return Wish(Target.parse(target) if target else NEWEST, parse_origin(origin) if origin else None, activate)


def after(text: str, target: str = "", *, activate: bool | None = None) -> str:
    """The text after the conversion."""
    return converted(text.encode(), NAME, wish(target=target, activate=activate)).after.decode()


def notes(text: str, origin: str = "", target: str = "", *, activate: bool | None = None) -> list[Note]:
    """What changes its meaning in a text with one pack."""
    [pack] = converted(text.encode(), NAME, wish(origin, target, activate=activate)).packs
    return list(pack.notes)
