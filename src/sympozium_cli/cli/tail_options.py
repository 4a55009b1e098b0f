"""Options of all commands that follow what happens."""

from __future__ import annotations

from typing import Annotated

import typer

Format = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="text|lines|jsonl",
        show_default=False,
        help="For eyes, or one line for each event; without, text on a terminal and lines in a pipe.",
    ),
]
Timeout = Annotated[
    str, typer.Option("--timeout", metavar="DURATION", show_default=False, help="Exit with 124 after that time.")
]
Cursor = Annotated[
    str,
    typer.Option(
        metavar="FILE", show_default=False, help="Go on where the last command with this file ended, and keep it."
    ),
]
Record = Annotated[
    str, typer.Option(metavar="FILE", show_default=False, help="Write everything that happens to a file, as well.")
]
Replay = Annotated[
    str, typer.Option(metavar="FILE", show_default=False, help="Show what a file recorded, without a cluster.")
]
Speed = Annotated[
    float, typer.Option(metavar="N", min=0, help="How much faster to replay than it happened; 0 does not wait.")
]
