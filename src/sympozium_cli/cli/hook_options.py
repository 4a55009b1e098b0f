"""Options of the commands that tell somebody when something happens."""

from __future__ import annotations

from typing import Annotated

import typer

Bell = Annotated[bool, typer.Option("--bell", help="Ring the terminal's bell when something ends.")]
Notify = Annotated[
    bool, typer.Option("--notify", help="Let the terminal show a notification when something ends (OSC 9).")
]
Execute = Annotated[
    str,
    typer.Option(
        "--exec",
        metavar="COMMAND",
        show_default=False,
        help="Run a command, without a shell, for each; it reads the event as JSON.",
    ),
]
