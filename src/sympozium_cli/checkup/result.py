"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple

OK = "ok"
WARNING = "warning"
FAILURE = "failure"
UNKNOWN = "unknown"

STATUSES = (OK, WARNING, FAILURE, UNKNOWN)
"""All of them: unknown is what the user may not look at, or what something else hides."""


class Result(NamedTuple):
    """One line of the doctor.

    Args:
        status: one of `STATUSES`.
        message: what is so.
        remedy: what to do about it: where it can be, a command to copy.
        details: further lines.
    """

    status: str
    message: str
    remedy: str = ""
    details: tuple[str, ...] = ()


class Line(NamedTuple):
    """A result, the check that it is of, and where that looks: "machine" or "cluster"."""

    area: str
    check: str
    result: Result


def ok(message: str, *details: str) -> Result:
    """All is well."""
    return Result(OK, message, "", details)


def warning(message: str, remedy: str = "", *details: str) -> Result:
    """It works, but not as one may think."""
    return Result(WARNING, message, remedy, details)


def failure(message: str, remedy: str = "", *details: str) -> Result:
    """Something does not work."""
    return Result(FAILURE, message, remedy, details)


def unknown(message: str, remedy: str = "") -> Result:
    """It cannot be told."""
    return Result(UNKNOWN, message, remedy)
