"""The help of every command, from the real command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from sympozium_cli.cli.app import app


def help_of_commands(width: int) -> Iterator[tuple[str, str]]:
    """Every command's path, such as "sympozium pack validate", and its help in lines of at most `width` - 2 cells."""
    yield from _below(typer.main.get_command(app), "sympozium", None, width)


def _below(command: Any, path: str, parent: Any, width: int) -> Iterator[tuple[str, str]]:
    context = command.context_class(
        command,
        info_name=path.rpartition(" ")[2],
        parent=parent,
        terminal_width=width - 2,
        max_content_width=width,
        **command.context_settings,
    )
    yield path, command.get_help(context)
    for name, child in getattr(command, "commands", {}).items():
        yield from _below(child, f"{path} {name}", context, width)
