"""Numbers as Go writes and reads them, for kubectl sees numbers through Go.

Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go and yaml.go (strconv.ParseInt with base 0, encoding/json).
"""

from __future__ import annotations

import math
import re

_INTEGER = re.compile(r"([-+]?)(?:0([xX])([0-9a-fA-F]+)|0([bB])([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))\Z").match
_SIGNED_BITS = re.compile(r"0b([-+][01]{1,64})\Z").match
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z").match
_DOTTED = re.compile(r"\.[0-9]+(?:[eE][-+]?[0-9]+)?\Z").match

_MOST_DIGITS = 70
"""More digits than any 64-bit integer has in any base, zeros in front aside."""

_LEAST_INTEGER = -(1 << 63)
_FIRST_TOO_LARGE_SIGNED = 1 << 63
_FIRST_TOO_LARGE = 1 << 64
_FIRST_WITH_PADDING = 1e16
"""From here on `repr` writes an exponent."""

_SINGLE_DIGITS = 9
"""So many digits identify every 32-bit float."""

_SMALLEST_PLAIN_EXPONENT, _FIRST_WRITTEN_EXPONENT = -4, 6

_FIRST_WITH_EXPONENT = 1e21
"""From here on Go's JSON encoder writes a float with an exponent, and readers make no integer of it."""


def number(text: str) -> int | float | str:
    """What a plain scalar that begins with a digit, a sign or a dot is: a number, or else the text itself."""
    if text[0] == ".":
        return _finite(text, text) if _DOTTED(text) else text
    digits = text.replace("_", "")
    integer = _integer(digits)
    if integer is not None:
        return integer
    return _finite(digits, text) if _FLOAT(digits) else text


def _integer(digits: str) -> int | None:
    match = _INTEGER(digits)
    if match is None:
        signed_bits = _SIGNED_BITS(digits)
        return int(signed_bits[1], 2) if signed_bits else None
    sign, _, hexadecimal, _, binary, octal, decimal = match.groups()
    found = hexadecimal or binary or octal or decimal
    if len(found) > _MOST_DIGITS and len(found.lstrip("0")) > _MOST_DIGITS:
        return None
    base = 16 if hexadecimal else 2 if binary else 8 if octal else 10
    magnitude = int(found.lstrip("0") or "0", base)
    return _in_range(-magnitude if sign == "-" else magnitude, signed=bool(sign))


def _in_range(value: int, *, signed: bool) -> int | None:
    """Go reads an unsigned 64-bit integer only where no sign is written."""
    limit = _FIRST_TOO_LARGE_SIGNED if signed else _FIRST_TOO_LARGE
    return value if _LEAST_INTEGER <= value < limit else None


def _finite(digits: str, text: str) -> float | str:
    value = float(digits)
    return text if math.isinf(value) else value


def as_json(value: float) -> int | float:
    """The value after its way through JSON, which has no `1.0`: a whole number becomes an int.

    Raises:
        ValueError: JSON cannot carry it (infinity, not a number).
    """
    if not math.isfinite(value):
        raise ValueError
    if not value.is_integer() or abs(value) >= _FIRST_WITH_EXPONENT:
        return value
    return int(value) if abs(value) < _FIRST_WITH_PADDING else _padded(repr(value))


def _padded(written: str) -> int:
    """Go writes the fewest digits that identify the number and fills up with zeros: `1.5e+16`."""
    mantissa, _, exponent = written.partition("e")
    whole, _, fraction = mantissa.partition(".")
    return int((whole + fraction).ljust(len(whole) + int(exponent), "0"))


def as_key(value: float) -> str:
    """How a number that is used as a key is spelled: Go's shortest form of it as a 32-bit float."""
    if math.isnan(value):
        return ".nan"
    single = _as_single(value)
    if math.isinf(single):
        return ".inf" if single > 0 else "-.inf"
    lengths = range(1, _SINGLE_DIGITS)
    shortest = (digits for digits in lengths if _as_single(float(f"{single:.{digits - 1}e}")) == single)
    return _exponents(single, next(shortest, _SINGLE_DIGITS))


def _as_single(value: float) -> float:
    from struct import pack, unpack

    try:
        return float(unpack("f", pack("f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def _exponents(value: float, digits: int) -> str:
    """Go's `%g` writes an exponent below 1e-4 and from 1e6 on, however many digits there are."""
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    if _SMALLEST_PLAIN_EXPONENT <= int(exponent) < _FIRST_WRITTEN_EXPONENT:
        return f"{value:.{max(digits - 1 - int(exponent), 0)}f}"
    return f"{mantissa}e{exponent}"
