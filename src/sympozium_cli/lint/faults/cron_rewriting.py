"""Cron expressions from elsewhere, rewritten into what the schedule controller reads.

Every function gives None where there is no rewriting that says exactly what the author said.
"""

from __future__ import annotations

from sympozium_cli.api.ticks import read_cron
from sympozium_cli.values.cron import Cron, CronError
from sympozium_cli.values.cron_field import KINDS, FieldKind
from sympozium_cli.values.interval import interval_cron, interval_suggestion
from sympozium_cli.values.release import MAIN

_ZONE_PREFIXES = ("TZ=", "CRON_TZ=")
_LETTERS = 3
_DIGITS = 2
_NAMED = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}


def apart(text: str) -> tuple[str, str]:
    """The time zone with the blank after it ("" where none is named), and the rest of the expression."""
    if not text.startswith(_ZONE_PREFIXES):
        return "", text
    zone, blank, rest = text.partition(" ")
    return zone + blank, rest.strip()


def if_read(text: str) -> str | None:
    """The expression itself, if the controller can read it."""
    return text if isinstance(read_cron(text), Cron) else None


def named_descriptor(text: str) -> str | None:
    """What `@daily` and its like stand for, in five fields."""
    zone, descriptor = apart(text)
    fields = _NAMED.get(descriptor.strip().lower())
    return zone + fields if fields else None


def every_descriptor(text: str) -> str | None:
    """`@every 20m` in five fields, if an hour or a day can be cut into such pieces."""
    zone, descriptor = apart(text)
    meant = interval_suggestion(descriptor) if descriptor.lower().startswith("@every ") else None
    return zone + as_fields(*meant) if meant else None


def as_fields(form: str, value: str) -> str:
    """What `interval_suggestion` suggests, a cron expression or an interval, as a cron expression."""
    return value if form == "cron" else interval_cron(value, 0, MAIN).cron.replace("0/", "*/")


def without_seconds(text: str) -> str | None:
    """Six fields without the first, if that is "0"."""
    zone, fields = apart(text)
    first, *rest = fields.split() or [""]
    return if_read(zone + " ".join(rest)) if first == "0" else None


def around_the_end(error: CronError) -> str | None:
    """A range that ends before it starts as two ranges: "22-4" hours are "22-23,0-4"."""
    kind = KINDS[error.field or 0]
    first, _, last = error.token.partition("-")
    low, high = _position(first, kind), _position(last, kind)
    if low is None or high is None or low <= high:
        return None
    return f"{_range(low, kind.highest)},{_range(kind.lowest, high)}"


def three_letters(error: CronError) -> str | None:
    """The short name of a month or a weekday that is written out: "monday" is "MON"."""
    word = error.token.lower()
    known = word[:3] in KINDS[error.field or 0].names and len(word) > _LETTERS and word.isalpha()
    return word[:3].upper() if known else None


def _position(word: str, kind: FieldKind) -> int | None:
    if word.lower() in kind.names:
        return kind.names[word.lower()]
    number = int(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS else None
    return number if number is not None and kind.lowest <= number <= kind.highest else None


def _range(low: int, high: int) -> str:
    return f"{low}-{high}" if low < high else f"{low}"
