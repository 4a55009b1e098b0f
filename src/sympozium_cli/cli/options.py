"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sympozium_cli.cli.choices import COLOURS, checked_choice


def inherited(context: typer.Context, name: str, value: Any) -> Any:
    """The value given here, or else the one given to a command further up: `sympozium -q pack validate`."""
    above = context.parent.params.get(name) if context.parent is not None else None
    return value or above or value


def _colour(context: typer.Context, value: str) -> str:
    colour = inherited(context, "color", value) or COLOURS[0]
    return colour if context.resilient_parsing else checked_choice("--color", colour, COLOURS)


def _quiet(context: typer.Context, value: bool) -> bool:  # noqa: FBT001 - typer calls it
    return bool(inherited(context, "quiet", value))


Colour = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        callback=_colour,
        show_default=False,
        help="When to colour the output; auto where a person reads.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", callback=_quiet, help="Print what was asked for, and nothing around it.")
]
PackName = Annotated[
    str, typer.Argument(metavar="NAME", help="The pack: team, pack/team, ensemble/team or personapack/team.")
]
TARGET = "The Sympozium release that runs: 0.8, 0.9, 0.10, v0.10.43; or cluster, to ask one."
"""What `--target` is, wherever it is the release that a pack is read for."""
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; what is missing is an error.")]
