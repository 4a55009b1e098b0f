"""Amounts as Kubernetes reads them: "1.5Gi" is 1536 mebibytes.

The grammar and the canonical form are those of k8s.io/apimachinery/pkg/api/resource, func ParseQuantity.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

_SHAPE = re.compile(r"([+-]?)0*([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)")
_EXPONENT = re.compile(r"[eE]([+-]?[0-9]+)")
_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}
_DECIMAL_NAME = {power: name for name, power in _DECIMAL.items()}
_BINARY_NAME = {power: name for name, power in _BINARY.items()}
_LARGEST = (1 << 63) - 1
_NANO = -9
_SHORT_DECIMAL = 18
_SHORT_BINARY = 14
_KIBI = 1024
_KIBI_POWER = 10
_LONGEST = 4000
_LARGEST_POWER = 5000


class Quantity(NamedTuple):
    """An amount: `mantissa` times ten to the power of `exponent`."""

    mantissa: int
    exponent: int
    canonical: str
    """The text the API server writes for it."""

    @property
    def value(self) -> int | Fraction:
        """The exact amount; an exponent above 5000 counts as 5000."""
        power: int = 10 ** min(abs(self.exponent), _LARGEST_POWER)
        if self.exponent >= 0:
            return self.mantissa * power
        if self.mantissa % power == 0:
            return self.mantissa // power
        from fractions import Fraction

        return Fraction(self.mantissa, power)


class _Suffix(NamedTuple):
    power: int
    binary: bool = False
    exponential: bool = False


class _Number(NamedTuple):
    sign: int
    digits: str
    places: int
    suffix: _Suffix


def parse_quantity(text: str) -> Quantity | None:
    """The amount, or None where Kubernetes refuses the text, or it is longer than 4000 characters."""
    number = _split(text)
    if number is None:
        return None
    mantissa, exponent = _amount(number)
    keeps_its_text = False
    if _is_short(number, exponent):
        keeps_its_text = _is_canonical(number, exponent)
    else:
        mantissa, exponent = _rounded(mantissa, exponent, number.suffix)
    mantissa *= number.sign
    canonical = text if keeps_its_text else _written(mantissa, exponent, number.suffix)
    return Quantity(mantissa, exponent, canonical)


def _split(text: str) -> _Number | None:
    match = _SHAPE.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    suffix = _suffix(match[4]) if match else None
    if match is None or suffix is None:
        return None
    fraction = match[3] or ""
    return _Number(-1 if match[1] == "-" else 1, (match[2] or "0") + fraction, len(fraction), suffix)


def _suffix(text: str) -> _Suffix | None:
    if text in _DECIMAL:
        return _Suffix(_DECIMAL[text])
    if text in _BINARY:
        return _Suffix(_BINARY[text], binary=True)
    match = _EXPONENT.fullmatch(text)
    exponent = int(match[1]) if match else _LARGEST + 1
    if not -_LARGEST - 1 <= exponent <= _LARGEST:
        return None
    # Go cuts the exponent to 32 bits without a word.
    return _Suffix((exponent + (1 << 31)) % (1 << 32) - (1 << 31), exponential=True)


def _amount(number: _Number) -> tuple[int, int]:
    mantissa = int(number.digits)
    if number.suffix.binary:
        return mantissa << number.suffix.power, -number.places
    return mantissa, number.suffix.power - number.places


def _is_short(number: _Number, exponent: int) -> bool:
    """Whether upstream takes its quick way, on which a canonical text is kept as it was written."""
    if number.suffix.binary:
        power = number.suffix.power // _KIBI_POWER * 3
        return number.places == 0 and len(number.digits) + power <= _SHORT_BINARY
    return len(number.digits) <= _SHORT_DECIMAL and exponent >= _NANO


def _is_canonical(number: _Number, exponent: int) -> bool:
    """Whether upstream keeps the text; it looks at the digits alone, so "+1Gi" and "01Gi" stay too."""
    if number.suffix.binary:
        return int(number.digits) % 8 != 0
    return exponent % 3 == 0 and not number.digits.endswith("000") and number.digits[0] != "0"


def _rounded(mantissa: int, exponent: int, suffix: _Suffix) -> tuple[int, int]:
    """The amount in whole nanos, rounded away from zero, and for binary suffixes capped at 2^63-1."""
    if exponent < _NANO:
        mantissa = -(-mantissa // 10 ** min(_NANO - exponent, _LARGEST_POWER))
        exponent = _NANO
    if suffix.binary and mantissa > _LARGEST * 10**-exponent:
        return _LARGEST, 0
    return mantissa, exponent


def _written(mantissa: int, exponent: int, suffix: _Suffix) -> str:
    if mantissa == 0:
        return "0"
    if suffix.binary:
        whole, rest = divmod(mantissa, 10**-exponent)
        if rest == 0 and abs(whole) >= _KIBI:
            return _in_powers_of_1024(whole)
    return _in_powers_of_1000(mantissa, exponent, suffix)


def _in_powers_of_1024(whole: int) -> str:
    power = 0
    while whole % _KIBI == 0:
        whole, power = whole // _KIBI, power + _KIBI_POWER
    return f"{whole}{_BINARY_NAME.get(power, '')}"


def _in_powers_of_1000(mantissa: int, exponent: int, suffix: _Suffix) -> str:
    while mantissa % 10 == 0:
        mantissa, exponent = mantissa // 10, exponent + 1
    surplus = exponent % 3
    mantissa, exponent = mantissa * 10**surplus, exponent - surplus
    # Beyond E there is no suffix; apimachinery up to v0.35 then wrote none, and 1000E became 1.
    if suffix.exponential or exponent not in _DECIMAL_NAME:
        return f"{mantissa}e{exponent}" if exponent else str(mantissa)
    return f"{mantissa}{_DECIMAL_NAME[exponent]}"
