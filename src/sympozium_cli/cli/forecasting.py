"""What the words of `pack schedule` mean, and the forecast that they ask for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from typing import NamedTuple

from sympozium_cli.cli.beginning import beginning
from sympozium_cli.cli.personas import demand_personas
from sympozium_cli.errors import UsageError
from sympozium_cli.forecast import Asked, Forecast, forecast
from sympozium_cli.forecast.budget import Tokens
from sympozium_cli.forecast.window import Window
from sympozium_cli.lint.subject import Subject
from sympozium_cli.report.forecast_view import View
from sympozium_cli.report.writable import can_show
from sympozium_cli.schema.spelling import written_path
from sympozium_cli.source import FieldPath
from sympozium_cli.values.cron import CronError
from sympozium_cli.values.duration import SECOND, guess_duration, parse_duration
from sympozium_cli.values.similar import closest

_SHORTEST = 60
_LONGEST = 366 * 86_400
_TOKENS = re.compile(r"(?:(?P<name>[^=]+)=)?(?P<number>[0-9][0-9_,]{0,12})(?P<unit>[kM]?)")
_UNITS = {"": 1, "k": 1_000, "M": 1_000_000}


class Wishes(NamedTuple):
    """The options of the command, as they were given."""

    span: str
    start: str
    zone: str
    running: bool
    personas: tuple[str, ...]
    tokens: tuple[str, ...]
    used: int

    def settled(self) -> Settled:
        """What they mean.

        Raises:
            UsageError: one of them means nothing.
        """
        zone = _zone(self.zone)
        window = Window(beginning(self.start, zone), _seconds(self.span))
        return Settled(Asked(window, self.running, _tokens(self.tokens, self.used)), zone, self)


class Settled(NamedTuple):
    """What is wanted: of the forecast, of the zone that it is shown in, and of the personas."""

    asked: Asked
    zone: tzinfo
    wishes: Wishes


def forecast_lines(subject: Subject, settled: Settled, output: str, color: str) -> Iterator[str]:
    """The forecast for a pack, as the lines of the output.

    Raises:
        UsageError: a persona is named that the pack does not have, or there is too much to count.
    """
    pack = subject.pack
    names = [persona.name for persona in pack.personas]
    demand_personas((*settled.wishes.personas, *settled.asked.tokens.of), names)
    view = _view(subject, forecast(pack, settled.asked), settled, color)
    if output == "json":
        from sympozium_cli.report.forecast_json import forecast_json

        return iter([forecast_json(view, subject.document.source)])
    from sympozium_cli.report.forecast_text import forecast_text

    return forecast_text(view)


def _view(subject: Subject, made: Forecast, settled: Settled, color: str) -> View:
    from sympozium_cli.report.terminal import terminal

    document, wanted = subject.document, settled.wishes.personas

    def line_of(path: FieldPath) -> int:
        return document.key_span(written_path(document, path)).start.line

    chosen = frozenset(
        position for position, one in enumerate(made.outlooks) if not wanted or one.persona.name in wanted
    )
    shown = terminal(sys.stdout, color, os.environ)
    return View(
        made, settled.zone, settled.wishes.zone, chosen, line_of, shown, not can_show("·•…", sys.stdout.encoding)
    )


def _seconds(text: str) -> int:
    """The seconds of a duration, in Go's words or people's: 90m, 7d, "2 weeks"."""
    guess = guess_duration(text)
    seconds = (parse_duration(guess) or 0) // SECOND if guess is not None else 0
    if guess is None:
        raise UsageError(f"--for takes a duration, not '{text}'", hint="write 90m, 24h or 7d")
    if not _SHORTEST <= seconds <= _LONGEST:
        raise UsageError(f"--for takes one minute to 366 days, not '{text}'", hint="write 90m, 24h or 7d")
    return seconds


def _zone(name: str) -> tzinfo:
    from sympozium_cli.values.cron_zone import load_zone

    if name == "UTC":
        return UTC
    try:
        return load_zone(name)
    except CronError:
        from zoneinfo import available_timezones

        meant = closest(name, sorted(available_timezones()))
        hint = f"did you mean '{meant}'?" if meant else "write a name such as Europe/Paris"
        raise UsageError(f"--tz takes a time zone, not '{name}'", hint=hint) from None


def _tokens(texts: Sequence[str], used: int) -> Tokens:
    usual: int | None = None
    of: dict[str, int] = {}
    for text in texts:
        match = _TOKENS.fullmatch(text)
        number = int(re.sub("[_,]", "", match["number"])) * _UNITS[match["unit"]] if match else 0
        if match is None or not number:
            raise UsageError(f"--tokens-per-run takes N or NAME=N, not '{text}'", hint="write 20000, 20k or lead=20k")
        if match["name"] is None:
            usual = number
        else:
            of[match["name"]] = number
    return Tokens(usual, of, used)
