"""One field of a cron expression, as the set of numbers it names.

The grammar is that of robfig/cron v3.0.1, parser.go, which the schedule controller uses.
"""

from __future__ import annotations

from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LARGEST = (1 << 63) - 1
_ENOUGH_DIGITS = 20
_STARS = ("*", "?")


class CronError(ValueError):
    """A cron expression that the schedule controller cannot read.

    `reason` is "fields" (not five of them), "descriptor" (@daily), "timezone" (no such zone), "panic" (a
    zone with nothing after it, on which the parser crashes) or "field" (one field is wrong: `field`, from
    0, in its piece `token`).
    """

    def __init__(self, message: str, reason: str, field: int | None = None, token: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.field = field
        self.token = token


class FieldKind(NamedTuple):
    """What a field counts, and how far."""

    position: int
    name: str
    lowest: int
    highest: int
    names: dict[str, int]

    @property
    def everything(self) -> int:
        """The bits of all the numbers of the field."""
        return (1 << self.highest + 1) - (1 << self.lowest)


KINDS: tuple[FieldKind, ...] = (
    FieldKind(0, "minute", 0, 59, {}),
    FieldKind(1, "hour", 0, 23, {}),
    FieldKind(2, "day of month", 1, 31, {}),
    FieldKind(3, "month", 1, 12, {name: number for number, name in enumerate(_MONTHS, 1)}),
    FieldKind(4, "day of week", 0, 6, {name: number for number, name in enumerate(_WEEKDAYS)}),
)


def parse_field(text: str, kind: FieldKind) -> tuple[int, bool]:
    """The bits of the numbers a field names, and whether a `*` or `?` leaves it open; CronError if wrong.

    Empty pieces count for nothing, as upstream: "1,,2" is "1,2" and "," names no number at all.
    """
    bits, star = 0, False
    for piece in text.split(","):
        if piece:
            piece_bits, piece_star = _piece(piece, kind)
            bits, star = bits | piece_bits, star or piece_star
    return bits, star


def _piece(piece: str, kind: FieldKind) -> tuple[int, bool]:
    span, *steps = piece.split("/")
    if len(steps) > 1:
        raise _error(kind, piece, "has more than one '/'")
    step = _number(steps[0], piece, kind) if steps else 1
    first, last, star = _span(span, piece, kind)
    if steps and not star and "-" not in span:
        last = kind.highest
    _check(first, last, step, piece, kind)
    # A step above 1 closes the field again: upstream keeps the star of */1 and forgets that of */2.
    return sum(1 << number for number in range(first, last + 1, step)), star and step == 1


def _span(span: str, piece: str, kind: FieldKind) -> tuple[int, int, bool]:
    low, *high = span.split("-")
    if low in _STARS:
        # Upstream does not look at what follows the star: "*-5" is "*".
        return kind.lowest, kind.highest, True
    if len(high) > 1:
        raise _error(kind, piece, "has more than one '-'")
    first = _number_or_name(low, piece, kind)
    return first, _number_or_name(high[0], piece, kind) if high else first, False


def _check(first: int, last: int, step: int, piece: str, kind: FieldKind) -> None:
    if first < kind.lowest:
        raise _error(kind, piece, f"is below {kind.lowest}, the lowest {kind.name}")
    if last > kind.highest:
        raise _error(kind, piece, f"is above {kind.highest}, the highest {kind.name}")
    if first > last:
        raise _error(kind, piece, "ends before it starts")
    if step == 0:
        raise _error(kind, piece, "has a step of 0")


def _number_or_name(text: str, piece: str, kind: FieldKind) -> int:
    number = kind.names.get(text.lower())
    return _number(text, piece, kind) if number is None else number


def _number(text: str, piece: str, kind: FieldKind) -> int:
    digits = text[1:] if text.startswith(("+", "-")) else text
    if not (digits.isascii() and digits.isdigit()):
        raise _error(kind, piece, _why_no_number(text, piece, kind))
    # Python refuses to convert thousands of digits, and so many decide already that it is too large.
    number = int(digits.lstrip("0")[:_ENOUGH_DIGITS] or "0")
    if text.startswith("-") and number:
        raise _error(kind, piece, "has a negative step")
    if number > _LARGEST:
        raise _error(kind, piece, "has too large a number")
    return number


def _why_no_number(text: str, piece: str, kind: FieldKind) -> str:
    expected = "a number or a name of three letters" if kind.names else "a number"
    if not text:
        return f"lacks {expected}"
    return f"is not {expected}" if text == piece else f"has {text!r} where {expected} belongs"


def _error(kind: FieldKind, piece: str, fault: str) -> CronError:
    return CronError(f"the {kind.name} {piece!r} {fault}", "field", kind.position, piece)
