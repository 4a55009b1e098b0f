"""Options that several commands share, and how a group of commands is made."""

from __future__ import annotations

from typing import Annotated

import typer

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def new_group(summary: str, name: str = "") -> typer.Typer:
    """A group of commands: plain help, no library of its own for errors or completion."""
    return typer.Typer(
        name=name or None,
        help=summary,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP_NAMES,
    )


Colour = Annotated[
    str,
    typer.Option("--color", metavar="auto|always|never", help="When to colour the output.", show_default=True),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings alone, no summary.")]


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
