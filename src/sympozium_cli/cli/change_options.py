"""Options of all commands that change something in a cluster."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

DRY_RUNS = ("none", "client", "server")

DryRun = Annotated[
    str,
    typer.Option("--dry-run", metavar="none|client|server", help="Show what would be done; 'server' asks it, too."),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="yaml|json|name", show_default=False, help="Print the objects, without any key."
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
    """How a change is made: what these options say."""

    dry_run: str = "none"
    output: str = ""
    yes: bool = False
    no_input: bool = False
    color: str = "auto"
    quiet: bool = False
