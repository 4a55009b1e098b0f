"""A short cut for the commands that are called a hundred times a day: their arguments are read without the library.

The table of their options is generated from the real command line (tools/generate_argument_table.py). Only what is
plainly right is read here: whatever is unknown, incomplete or unusual is left to the library, which knows how to say
so. Tests hold both to the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sympozium_cli.cli.arguments import COMMANDS

FLAG = "flag"
TEXT = "text"
TEXTS = "texts"
NUMBER = "number"


class Call(NamedTuple):
    """A command and its parameters, by the names that its function gives them."""

    command: str
    parameters: dict[str, Any]


def call(arguments: Sequence[str]) -> Call | None:
    """The command that the arguments plainly mean; None where the library has to read them."""
    for command, (options, defaults, rest) in COMMANDS.items():
        words = tuple(command.split())
        if tuple(arguments[: len(words)]) == words:
            parameters = _parameters(arguments[len(words) :], options, defaults, rest)
            return Call(command, parameters) if parameters is not None else None
    return None


def _parameters(
    arguments: Sequence[str], options: dict[str, tuple[str, str]], defaults: dict[str, Any], rest: str
) -> dict[str, Any] | None:
    parameters = dict(defaults)
    positional: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "-" or not word.startswith("-"):
            positional.append(word)
            continue
        name, equals, value = word.partition("=")
        known = options.get(name if name.startswith("--") else word)
        if known is None or (equals and (known[1] == FLAG or not name.startswith("--"))):
            return None
        taken = True if known[1] == FLAG else value if equals else next(words, None)
        if not _take(parameters, known, taken):
            return None
    return {**parameters, rest: positional or defaults[rest]}


def _take(parameters: dict[str, Any], known: tuple[str, str], value: Any) -> bool:
    """Note the value of an option; False where it is none."""
    name, kind = known
    if value is None or (isinstance(value, str) and value.startswith("-")):
        return False
    if kind == NUMBER:
        if not (isinstance(value, str) and value.isascii() and value.isdigit()):
            return False
        parameters[name] = int(value)
    elif kind == TEXTS:
        parameters[name] = [*(parameters[name] or ()), value]
    else:
        parameters[name] = value
    return True
