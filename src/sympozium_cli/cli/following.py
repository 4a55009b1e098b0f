"""Follow what happens until there is an end: what all commands with a tail have in common."""

from __future__ import annotations

import time
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from sympozium_cli.cli.canvas import Canvas, can_paint
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.hooks import Hooks
from sympozium_cli.cli.interruption import Interruption, die_of
from sympozium_cli.cli.run_options import duration
from sympozium_cli.cli.saying import note, remark
from sympozium_cli.errors import DeadlineError, Exit, SympoziumError

if TYPE_CHECKING:
    from sympozium_cli.monitor.happening import Happening, Tail

FORMATS: Final = ("text", "lines", "jsonl")

_LOOK: Final = 0.2
"""Seconds after which a wait is begun anew, so that a signal is obeyed in time."""


class Outcome(NamedTuple):
    """How it has ended: the exit code, and what is said about it when all else is written."""

    code: int = Exit.OK
    said: tuple[str, ...] = ()


Ending = Outcome | SympoziumError


class Follower(Protocol):
    """What a command makes of what happens."""

    @property
    def canvas(self) -> Canvas | None:
        """What it paints on; None where it writes lines."""

    def take(self, happened: list[Happening]) -> Ending | None:
        """Show what has happened, which may be that time has passed; how it ends, None where it goes on.

        What it takes counts as reported from then on: so that it ends is returned, and raised when all is closed.
        """

    def over(self) -> Ending:
        """Nothing more will happen: a recording is over."""


class Terms(NamedTuple):
    """For how long.

    Args:
        seconds: at most; 0 for any time.
        meanwhile: what is to be known when it ends without an end: what goes on, and how it can be seen.
        quiet: whether only what was asked for is said.
    """

    seconds: float = 0.0
    meanwhile: str = ""
    quiet: bool = False


def terms_of(timeout: str, meanwhile: str = "", *, quiet: bool = False) -> Terms:
    """What `--timeout` says.

    Raises:
        UsageError: it is no length of time.
    """
    return Terms(duration("--timeout", timeout), meanwhile, quiet)


def format_of(output: str, *, terminal: bool) -> str:
    """The format that `--output` names; without a name, what suits a terminal or a pipe.

    Raises:
        UsageError: there is no such format.
    """
    return checked_choice("--output", output or ("text" if terminal else "lines"), FORMATS)


def painted_format(output: str, *, verbose: bool) -> str:
    """The same where text is a picture: lines where there is nothing to paint on.

    Raises:
        UsageError: there is no such format.
    """
    paintable = can_paint(verbose=verbose)
    found = format_of(output, terminal=paintable)
    return "lines" if found == "text" and not paintable else found


def followed(tail: Tail, follower: Follower, terms: Terms, hooks: Hooks) -> int:
    """Follow until there is an end, and close all; the exit code. A signal ends the process as it always does.

    Raises:
        DeadlineError: the time is over.
        SympoziumError: the tail cannot go on, or the follower says that this is how it ends.
    """
    canvas = follower.canvas
    if canvas is not None:
        hooks.tell = canvas.say
    with Interruption(canvas) as signals, closing(tail), closing(hooks), canvas or nullcontext():
        ending = _ending(tail, follower, terms, signals)
    # All that was taken has been shown by now; raised within the block, an error would tell a cursor otherwise.
    if signals.came:
        note("" if terms.quiet else terms.meanwhile)
        die_of(signals.came)
    if isinstance(ending, SympoziumError):
        raise ending
    for text in ending.said:
        remark(text)
    return ending.code


def _ending(tail: Tail, follower: Follower, terms: Terms, signals: Interruption) -> Ending:
    end = time.monotonic() + terms.seconds if terms.seconds else float("inf")
    while not signals.came:
        signals.obey()
        try:
            happened = tail.take(max(min(_LOOK, end - time.monotonic()), 0.0))
        except EOFError:
            return follower.over()
        ending = follower.take(happened)
        if ending is not None:
            return ending
        if time.monotonic() >= end:
            return DeadlineError(f"{terms.seconds:g} s are over", hint=terms.meanwhile)
        if follower.canvas is not None:
            follower.canvas.tick()
    return Outcome()
