"""What the words on the command line of `feed tail` mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.hooks import Wishes
from sympozium_cli.cli.tailing import NO_FILES, TailFiles
from sympozium_cli.errors import UsageError
from sympozium_cli.values.age import moment
from sympozium_cli.values.duration import SECOND, guess_duration, parse_duration

_USUAL = 50


class Wanted(NamedTuple):
    """The options of one run; see `feed tail --help`."""

    pack: str = ""
    personas: tuple[str, ...] = ()
    run: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    last: int | None = None
    by: str = "time"
    follow: bool = False
    full: bool = False
    timeout: str = ""
    tools: bool = False
    memory: bool = False
    output: str = ""
    everywhere: bool = False
    files: TailFiles = NO_FILES
    hooks: Wishes = Wishes()
    color: str = "auto"
    quiet: bool = False

    @property
    def follows(self) -> bool:
        """Whether what comes after the past is wanted, too; a recording is shown to its end."""
        return self.follow or bool(self.files.replay)

    @property
    def most(self) -> int | None:
        """How many messages of the past are wanted; None for any number."""
        return _USUAL if self.last is None and not self.since else self.last


def kinds_of_messages(given: Iterable[str], known: tuple[str, ...]) -> frozenset[str]:
    """The kinds that `--kind` names, apart or with commas between them.

    Raises:
        UsageError: there is no such kind.
    """
    words = (word.strip() for one in given for word in one.split(","))
    return frozenset(checked_choice("--kind", word, known) for word in words if word)


def beginning(since: str, now: datetime) -> datetime | None:
    """The moment that `--since` means; None without it.

    Raises:
        UsageError: it is neither a duration nor a time.
    """
    if not since:
        return None
    instant = moment(since)
    if instant is not None:
        return instant
    length = parse_duration(guess_duration(since) or since)
    if length is None or length <= 0:
        raise UsageError(
            f"'--since {since}' is no duration and no time", hint="write 10m, 1h, 2d, or 2026-08-07T09:00:00Z"
        )
    try:
        return now - timedelta(seconds=length / SECOND)
    except OverflowError:
        return datetime.min.replace(tzinfo=now.tzinfo)
