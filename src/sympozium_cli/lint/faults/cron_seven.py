"""Sunday as 7, which other crons know and the schedule controller refuses: it counts the week from 0 to 6."""

from __future__ import annotations

from sympozium_cli.lint.faults.cron_rewriting import apart, if_read
from sympozium_cli.values.cron_field import KINDS

_NAMES = KINDS[4].names
_SEVEN = 7
_ENDS_OF_A_RANGE = 2
_SHORTEST_RANGE = 3


def without_seven(text: str) -> str | None:
    """The expression with 0 for every 7 in its day of the week; None if that does not make it a schedule."""
    zone, fields = apart(text)
    *others, week = fields.split() or [""]
    pieces = [sunday_as_zero(piece) or piece for piece in week.split(",")]
    return if_read(zone + " ".join((*others, "*" if "*" in pieces else ",".join(pieces))))


def sunday_as_zero(piece: str) -> str | None:
    """A piece of the day of the week, such as "5-7", with 0 for its 7; None if more than that is wrong."""
    span, *steps = piece.split("/")
    days = [_day(word) for word in span.split("-")]
    step = _step(steps)
    if _SEVEN not in days or None in days or len(days) > _ENDS_OF_A_RANGE or not step:
        return None
    first, last = days[0] or 0, days[-1] or 0
    return _days(range(first if last == _SEVEN else 0, last + 1, step))


def _step(steps: list[str]) -> int:
    """What a range counts by; 0 if that makes no sense."""
    if len(steps) > 1:
        return 0
    step = steps[0] if steps else "1"
    return int(step) if step.isascii() and step.isdigit() else 0


def _day(word: str) -> int | None:
    """0 to 7, or None."""
    known = {**_NAMES, **{str(number): number for number in range(_SEVEN + 1)}}
    return known.get(word.lower())


def _days(days: range) -> str:
    """The days as a list, in which a run of more than two is a range; "*" for the whole week."""
    numbers = sorted({day % _SEVEN for day in days})
    if len(numbers) == _SEVEN:
        return "*"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(_run(run) for run in runs)


def _run(days: list[int]) -> str:
    return f"{days[0]}-{days[-1]}" if len(days) >= _SHORTEST_RANGE else ",".join(map(str, days))
