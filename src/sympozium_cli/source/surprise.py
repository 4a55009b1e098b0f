"""Plain scalars that are read as something else than they look like, by kubectl or by other readers.

Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go, against https://yaml.org/type/ (YAML 1.1) as PyYAML reads it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sympozium_cli.source.resolve import Value
from sympozium_cli.source.scalar import Scalar


class Surprise(NamedTuple):
    """What was read, in words; `changes` says that kubectl itself gets something else than the text."""

    read: str
    changes: bool


_ORDINARY_WORDS = frozenset(("", "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"))
_ORDINARY_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?\Z").match
_MOST_SAFE_DIGITS = 15
"""So many decimal digits survive their way through a 64-bit float."""

_SEXAGESIMAL = re.compile(r"([-+]?)([1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)\Z").match
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?\Z"
).match
_LARGE = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE]\+?[0-9]+\Z").match


def surprise(scalar: Scalar, value: Value) -> Surprise | None:
    """What is surprising about reading `scalar` as `value`; None for quoted, tagged and ordinary scalars."""
    if scalar.quoted or scalar.tag is not None:
        return None
    if isinstance(value, str):
        return _other_readers(scalar.text)
    if scalar.text in _ORDINARY_WORDS or _is_ordinary_number(scalar.text):
        return None
    return Surprise(_in_words(value), changes=True)


def _is_ordinary_number(text: str) -> bool:
    if not _ORDINARY_NUMBER(text) or text == "-0":
        return False
    digits = len(text.lstrip("-").replace(".", ""))
    return digits <= _MOST_SAFE_DIGITS or ("." not in text and -(1 << 63) <= int(text[:40]) < 1 << 64)


def _in_words(value: Value) -> str:
    if value is None:
        return "nothing (null)"
    if isinstance(value, bool):
        return f"the boolean {'true' if value else 'false'}"
    return f"the number {value}"


def _other_readers(text: str) -> Surprise | None:
    sexagesimal = _SEXAGESIMAL(text)
    if sexagesimal:
        reading = _base_60(sexagesimal[2]) * (-1 if sexagesimal[1] == "-" else 1)
        return Surprise(f"the text '{text}' (YAML 1.1 readers other than kubectl read {reading})", changes=False)
    if _DATE(text):
        return Surprise(f"the text '{text}' (other readers make a date of it)", changes=False)
    if _LARGE(text):
        return Surprise(f"the text '{text}' (other readers make a number of it)", changes=False)
    return None


def _base_60(text: str) -> int | float:
    result: int | float = 0
    for digits in text.replace("_", "").split(":"):
        result = result * 60 + (float(digits) if "." in digits else int(digits))
    return result
