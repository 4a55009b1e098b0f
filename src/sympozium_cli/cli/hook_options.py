"""Options of the commands that tell somebody when something happens; each says what its events are."""

from __future__ import annotations

from typing import Annotated

import typer

Bell = Annotated[bool, typer.Option("--bell", help="Ring the terminal's bell for each event.")]
Notify = Annotated[bool, typer.Option("--notify", help="Let the terminal show a notification for each event (OSC 9).")]
Execute = Annotated[
    str,
    typer.Option(
        "--exec",
        metavar="COMMAND",
        show_default=False,
        help="Run a command, without a shell, for each event, which it reads as JSON.",
    ),
]
