"""Which rule speaks of a cron expression that the controller cannot read: one for each, the most precise."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import Timer, made_timers
from sympozium_cli.lint.faults.cron_rewriting import around_the_end, every_descriptor, named_descriptor, three_letters
from sympozium_cli.lint.faults.cron_seven import sunday_as_zero
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import quoted
from sympozium_cli.source import FieldPath
from sympozium_cli.values.cron import CronError
from sympozium_cli.values.interval import KNOWN_INTERVALS
from sympozium_cli.values.similar import closest

DESCRIPTOR = "descriptor"
FIELDS = "fields"
SEVEN = "seven"
VALUE = "value"
ZONE = "zone"

_FAULTS = {"descriptor": DESCRIPTOR, "fields": FIELDS, "timezone": ZONE, "panic": ZONE}
_DAY_OF_WEEK = 4


def unreadable_crons(pack: Pack, fault: str) -> Iterator[tuple[Timer, CronError]]:
    """The timers whose `cron` has the fault, a word of those above, and what is wrong."""
    for timer in made_timers(pack):
        error = timer.error
        if timer.schedule.cron and error and fault_of(error) == fault:
            yield timer, error


def fault_of(error: CronError) -> str:
    """The fault, in one of the words above."""
    if error.field == _DAY_OF_WEEK and sunday_as_zero(error.token):
        return SEVEN
    return _FAULTS.get(error.reason, VALUE)


def field_remedy(error: CronError) -> str:
    """What to write for a field that the controller cannot read; "" where nobody can tell."""
    meant = around_the_end(error) or three_letters(error)
    return f"write {meant} for {error.token}" if meant else ""


def count_remedy(text: str) -> str:
    """What to write for an expression that has not five fields."""
    if text.strip().lower() in KNOWN_INTERVALS:
        return f"write interval: {text.strip()} in place of cron, or the five fields of a cron expression"
    return "write minute, hour, day of month, month and day of week"


def rewritten(path: FieldPath, text: str | None, *, safe: bool) -> Fix | None:
    """The fix that writes another expression; None where there is none."""
    return Fix(f"write '{text}'", (Replace(path, quoted(text)),), safe=safe) if text else None


def descriptor_fix(path: FieldPath, text: str) -> Fix | None:
    """The fix that writes a descriptor as five fields: `@daily` is midnight, but `@every 20m` has no start."""
    named = named_descriptor(text)
    return rewritten(path, named, safe=True) or rewritten(path, every_descriptor(text), safe=False)


def closest_zone(error: CronError) -> str:
    """The time zone that was probably meant; "" where none is close."""
    if error.reason != "timezone":
        return ""
    from zoneinfo import available_timezones

    return closest(error.token, sorted(available_timezones())) or ""
