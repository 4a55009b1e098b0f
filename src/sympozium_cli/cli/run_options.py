"""Options that say which runs are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from sympozium_cli.monitor.choice import Choice

Run = Annotated[str, typer.Argument(metavar="RUN", help="The run: its name, run/NAME or agentrun/NAME.")]
Pack = Annotated[str, typer.Option("--pack", metavar="NAME", show_default=False, help="Those of this pack.")]
Persona = Annotated[
    str, typer.Option("--persona", metavar="NAME", show_default=False, help="Those of this persona, or agent.")
]
Phase = Annotated[
    str,
    typer.Option(
        "--phase", metavar="PHASE,...", show_default=False, help="Those in one of these: Failed,Running; or active."
    ),
]
Since = Annotated[
    str, typer.Option("--since", metavar="DURATION", show_default=False, help="Those that began no longer ago: 1h.")
]
OlderThan = Annotated[
    str, typer.Option("--older-than", metavar="DURATION", show_default=False, help="Those that are at least so old.")
]
FieldSelector = Annotated[
    str, typer.Option("--field-selector", metavar="FIELDS", show_default=False, help="Those with these fields.")
]

Text = Annotated[str, typer.Option("--output", "-o", metavar="text|json|yaml", help="How to print it.")]


class Which(NamedTuple):
    """What these options say; "" where they say nothing."""

    pack: str = ""
    persona: str = ""
    phase: str = ""
    since: str = ""
    older_than: str = ""

    @property
    def says_something(self) -> bool:
        """Whether any of them is given."""
        return any(self)


def choice_of(which: Which) -> Choice:
    """What runs must be like.

    Raises:
        UsageError: a word makes no sense.
    """
    from sympozium_cli.cli.reference import pack_named
    from sympozium_cli.monitor.choice import Choice

    return Choice(
        pack_named(which.pack) if which.pack else "",
        which.persona,
        phases("--phase", which.phase),
        duration("--since", which.since),
        duration("--older-than", which.older_than),
    )


def duration(option: str, text: str) -> float:
    """The seconds of an option that takes a duration; 0 where it is not given.

    Raises:
        UsageError: it is none.
    """
    from sympozium_cli.errors import UsageError
    from sympozium_cli.values.duration import SECOND, parse_duration

    length = parse_duration(f"{text}s" if text.isascii() and text.isdigit() else text) if text else 0
    if length is None or length < 0 or (text and not length):
        raise UsageError(f"'{option} {text}' is no length of time", hint="write 90s, 15m, 2h or 72h")
    return length / SECOND


def phases(option: str, text: str) -> frozenset[str]:
    """The phases that an option names, whatever the case of their letters.

    Raises:
        UsageError: a word is none.
    """
    from sympozium_cli.errors import UsageError
    from sympozium_cli.monitor.choice import GROUPS, PHASES
    from sympozium_cli.values.plural import listed
    from sympozium_cli.values.similar import closest

    known = {phase.lower(): frozenset((phase,)) for phase in PHASES} | GROUPS
    found: set[str] = set()
    for word in filter(None, map(str.strip, text.split(","))):
        if word.lower() not in known:
            meant = closest(word.lower(), known)
            names = {phase.lower(): phase for phase in PHASES}
            hint = f"did you mean '{names.get(meant, meant)}'?" if meant else ""
            raise UsageError(f"{option} takes {listed((*PHASES, *GROUPS), 'and')}, not '{word}'", hint=hint)
        found |= known[word.lower()]
    return frozenset(found)
