"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

COLOURS = ("auto", "always", "never")


def checked_choice(option: str, value: str, choices: tuple[str, ...]) -> str:
    """`value` if it is one of `choices`.

    Raises:
        UsageError: it is not; the message lists what is, and the hint names the closest.
    """
    from sympozium_cli.errors import UsageError
    from sympozium_cli.values.plural import listed
    from sympozium_cli.values.similar import closest

    if value in choices:
        return value
    meant = closest(value, choices)
    raise UsageError(
        f"{option} takes {listed(choices, 'or')}, not '{value}'",
        hint=f"did you mean '{meant}'?" if meant else "",
    )


def _inherited(context: typer.Context, name: str, value: Any) -> Any:
    """The value given here, or else the one given to a command further up: `sympozium -q pack validate`."""
    above = context.parent.params.get(name) if context.parent is not None else None
    return value or above or value


def _colour(context: typer.Context, value: str) -> str:
    colour = _inherited(context, "color", value) or COLOURS[0]
    return colour if context.resilient_parsing else checked_choice("--color", colour, COLOURS)


def _quiet(context: typer.Context, value: bool) -> bool:  # noqa: FBT001 - typer calls it
    return bool(_inherited(context, "quiet", value))


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
Quiet = Annotated[bool, typer.Option("--quiet", "-q", callback=_quiet, help="Print findings alone, no summary.")]
