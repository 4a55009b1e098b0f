"""Words that the command line takes, and what is said to others."""

from __future__ import annotations

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
