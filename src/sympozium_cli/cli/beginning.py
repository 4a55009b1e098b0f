"""The instant that `--from` names."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from sympozium_cli.errors import UsageError

_FIRST_YEAR, _LAST_YEAR = 2015, 9000
_HINT = "write 2026-03-02 or 2026-03-02T09:00:00Z"


def beginning(text: str, zone: tzinfo = UTC) -> datetime:
    """The instant, in UTC and whole seconds; "" is now, and a time without an offset is one of the zone.

    Raises:
        UsageError: the text is no date and no time, or of a year for which there are no rules of time zones.
    """
    try:
        given = datetime.fromisoformat(text.strip()) if text else datetime.now(UTC)
        local = given if given.tzinfo is not None else given.replace(tzinfo=zone)
        start = local.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise UsageError(f"--from takes a date or a time, not '{text}'", hint=_HINT) from None
    if not _FIRST_YEAR <= start.year <= _LAST_YEAR:
        raise UsageError(f"--from takes a year from {_FIRST_YEAR} to {_LAST_YEAR}, not {start.year}", hint=_HINT)
    return start
