"""Durations as Go reads and writes them: "1h30m" is a number of nanoseconds.

The grammar is that of Go's time.ParseDuration and time.Duration.String (src/time/format.go, time.go).
"""

from __future__ import annotations

import re

NANOSECOND = 1
MICROSECOND = 1_000
MILLISECOND = 1_000_000
SECOND = 1_000_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

_UNITS = {
    "ns": NANOSECOND,
    "us": MICROSECOND,
    "\u00b5s": MICROSECOND,
    "\u03bcs": MICROSECOND,
    "ms": MILLISECOND,
    "s": SECOND,
    "m": MINUTE,
    "h": HOUR,
}
_LIMIT = 1 << 63
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_PART = re.compile(rf"({_NUMBER.pattern})([^.0-9]+)")
_WHOLE = re.compile(rf"(?:{_PART.pattern})+")

_HOURS_A_DAY = 24
_HOURS_A_WEEK = 168
_HUMAN_NAMES = {
    "w wk wks week weeks": (_HOURS_A_WEEK, "h"),
    "d day days": (_HOURS_A_DAY, "h"),
    "h hr hrs hour hours": (1, "h"),
    "m min mins minute minutes": (1, "m"),
    "s sec secs second seconds": (1, "s"),
    "ms msec msecs millisecond milliseconds": (1, "ms"),
}
_HUMAN_UNITS = {name: unit for names, unit in _HUMAN_NAMES.items() for name in names.split()}
_HUMAN_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
# Guesses are rare, so their patterns are left for `re` to compile when one is made.
_HUMAN_PART = rf"{_HUMAN_NUMBER}\s*([A-Za-z]+)"
_ISO_TIME = rf"T(?:{_HUMAN_NUMBER}H)?(?:{_HUMAN_NUMBER}M)?(?:{_HUMAN_NUMBER}S)?"
_ISO = rf"(?i:P(?:{_HUMAN_NUMBER}W)?(?:{_HUMAN_NUMBER}D)?(?:{_ISO_TIME})?)"


def parse_duration(text: str) -> int | None:
    """The nanoseconds a Go duration stands for, or None where Go refuses it or it does not fit 64 bits."""
    sign, body = (text[0], text[1:]) if text[:1] in ("+", "-") else ("+", text)
    if body == "0":
        return 0
    total = _total(body)
    if total is None or total > _LIMIT or (total == _LIMIT and sign == "+"):
        return None
    return -total if sign == "-" else total


def format_duration(nanoseconds: int) -> str:
    """The duration as Go prints it: "1h30m0s", "1.5s", "100ms", "0s"."""
    sign = "-" if nanoseconds < 0 else ""
    size = abs(nanoseconds)
    if size < SECOND:
        return sign + _below_a_second(size)
    minutes, rest = divmod(size, MINUTE)
    text = f"{_decimal(rest, SECOND)}s"
    if minutes:
        text = f"{minutes % 60}m{text}"
    if size >= HOUR:
        text = f"{minutes // 60}h{text}"
    return sign + text


def plain_duration(nanoseconds: int) -> str:
    """The duration as people write it, without parts that are zero: "1h30m", "24h", "0s"."""
    return re.sub(r"(?<=[hm])0[ms]", "", format_duration(nanoseconds))


def guess_duration(text: str) -> str | None:
    """The Go duration that a human or ISO 8601 form can only mean, or None: "1d" is "24h".

    A bare number has no unit, and "10M" may be months: both give None. A Go duration gives itself.
    """
    text = text.strip()
    if parse_duration(text) is not None:
        return text
    pairs = _iso_pairs(text) or _human_pairs(text)
    guess = _written(pairs) if pairs else None
    return guess if guess is not None and parse_duration(guess) is not None else None


def _total(body: str) -> int | None:
    if _WHOLE.fullmatch(body) is None:
        return None
    total = 0
    for number, unit in _PART.findall(body):
        part = _part(number, unit)
        if part is None:
            return None
        total += part
    return total


def _part(number: str, unit: str) -> int | None:
    scale = _UNITS.get(unit)
    whole, _, fraction = number.partition(".")
    digits = whole.lstrip("0")
    # No limit of 64 bits has more digits, and Python refuses to convert thousands of them.
    if scale is None or len(digits) > len(str(_LIMIT)):
        return None
    size = int(digits or "0") * scale
    return size + _fraction(fraction, scale) if size <= _LIMIT else None


def _fraction(digits: str, scale: int) -> int:
    # Go keeps as many digits as fit 64 bits and multiplies in floating point; so must we, to the last bit. Behind 308
    # zeros the power of ten is infinite.
    value, power = 0, 1.0
    for digit in digits:
        longer = value * 10 + int(digit)
        if value > (_LIMIT - 1) // 10 or longer > _LIMIT:
            break
        value, power = longer, power * 10.0
    return int(float(value) * (float(scale) / power))


def _below_a_second(size: int) -> str:
    for unit, name in ((MILLISECOND, "ms"), (MICROSECOND, "\u00b5s"), (NANOSECOND, "ns")):
        if size >= unit:
            return f"{_decimal(size, unit)}{name}"
    return "0s"


def _decimal(size: int, unit: int) -> str:
    whole, rest = divmod(size, unit)
    places = len(str(unit)) - 1
    return f"{whole}.{rest:0{places}d}".rstrip("0") if rest else str(whole)


def _iso_pairs(text: str) -> list[tuple[str, str]]:
    match = re.fullmatch(_ISO, text)
    numbers = match.groups() if match else ()
    return [(number, unit) for number, unit in zip(numbers, "wdhms", strict=False) if number]


def _human_pairs(text: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = re.findall(_HUMAN_PART, text)
    between = re.sub(_HUMAN_PART, " ", text).replace(",", " ").split()
    return pairs if all(word == "and" for word in between) else []


def _written(pairs: list[tuple[str, str]]) -> str | None:
    total = 0
    for number, name in pairs:
        factor, unit = _HUMAN_UNITS.get(name if name == "M" else name.lower(), (0, ""))
        size = parse_duration(f"{number}{unit}")
        if size is None:
            return None
        if len(pairs) == 1 and number.isdigit():
            return f"{int(number.lstrip('0') or '0') * factor}{unit}"
        total += size * factor
    return plain_duration(total)
