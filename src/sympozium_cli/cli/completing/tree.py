"""The whole command line as a table: from the commands that typer knows to what completes them.

It is written down once (tools/generate_completions.py), since typer alone would take longer than a TAB may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sympozium_cli.cli.completing.kinds import kind_of, word_lists

_MORE = "*"
_MOST_SAID = 70
_HELP = ("--help", "-h")


class Command(NamedTuple):
    """What can follow a command.

    Args:
        commands: the commands below it, and what is said of each.
        options: every option, with the kind of its value, "" where it takes none, and what is said of it.
        places: the kinds of its arguments in their order; one that ends in "*" stands for all that follow, too.
    """

    commands: dict[str, str]
    options: dict[str, tuple[str, str]]
    places: tuple[str, ...]


class Table(NamedTuple):
    """All commands by their path without the program, such as "pack validate", and the longer lists of words."""

    commands: dict[str, Command]
    words: dict[str, tuple[str, ...]]


def table() -> Table:
    """The table of the real command line."""
    from typer.main import get_command

    from sympozium_cli.cli.app import app

    return Table(dict(_below(get_command(app), "")), word_lists())


def place_of(places: tuple[str, ...], number: int) -> str:
    """The kind of the argument of this number, counted from 0; "" where there is none."""
    if number < len(places):
        return places[number].removesuffix(_MORE)
    return places[-1].removesuffix(_MORE) if places and places[-1].endswith(_MORE) else ""


def _below(command: Any, path: str) -> Iterator[tuple[str, Command]]:
    children = getattr(command, "commands", {})
    options = {
        name: ("" if parameter.is_flag or parameter.count else kind_of(path, parameter), _said(parameter.help))
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.hidden
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    options.update(dict.fromkeys(_HELP, ("", "Show what the command does.")))
    places = tuple(
        kind_of(path, parameter) + (_MORE if parameter.nargs == -1 else "")
        for parameter in command.params
        if parameter.param_type_name == "argument"
    )
    yield path, Command({name: _said(child.help) for name, child in children.items()}, options, places)
    for name, child in children.items():
        yield from _below(child, f"{path} {name}".strip())


def _said(text: str | None) -> str:
    """The beginning of a help text, as long as a line beside a word may be."""
    said = re.split(r"(?<=\w)[.;:]\s|\n\n|\.$", " ".join((text or "").split("\n\n")[0].split()))[0]
    return said if len(said) <= _MOST_SAID else said[: _MOST_SAID - 1].rstrip() + "…"
