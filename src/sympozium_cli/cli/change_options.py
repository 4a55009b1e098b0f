"""Options of all commands that change something in a cluster."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

DRY_RUNS = ("none", "client", "server")


def _printable(context: typer.Context, value: str) -> str:
    """What `-o` says, if objects can be printed so."""
    if value and not context.resilient_parsing:
        from sympozium_cli.report.printing import object_printer

        object_printer(value)
    return value


DryRun = Annotated[
    str,
    typer.Option("--dry-run", metavar="none|client|server", help="Show what would be done; 'server' asks it, too."),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT",
        callback=_printable,
        show_default=False,
        help="Print the objects, without keys: name, yaml, json, jsonpath=..., custom-columns=...",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask for confirmation.")]
Wait = Annotated[bool, typer.Option("--wait", help="Wait until the controllers are done, and say how far they are.")]
Timeout = Annotated[str, typer.Option(metavar="DURATION", help="How long to wait at most.")]
Export = Annotated[
    str,
    typer.Option("--export", metavar="DIR", show_default=False, help="First save the pack, its memories and runs."),
]


class Manner(NamedTuple):
    """How a change is made: what these options say.

    Args:
        dry_run: none, client or server.
        output: how to print the objects; "" for not at all.
        yes: whether everything is agreed to.
        no_input: whether nobody may be asked.
        color: when to colour.
        quiet: whether to leave out what was not asked for.
        several: whether the command can write several objects, so that they are printed as a list, however many.
    """

    dry_run: str = "none"
    output: str = ""
    yes: bool = False
    no_input: bool = False
    color: str = "auto"
    quiet: bool = False
    several: bool = False
