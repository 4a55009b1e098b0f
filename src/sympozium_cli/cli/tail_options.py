"""Options of all commands that follow what happens."""

from __future__ import annotations

from typing import Annotated

import typer

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
