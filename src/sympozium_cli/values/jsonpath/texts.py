"""What is found, as text: as kubectl's jsonpath prints it, and as its columns do."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sympozium_cli.values.jsonpath.nodes import Template
from sympozium_cli.values.jsonpath.walk import found

_SMALLEST, _LARGEST = -4, 6
_SMALLEST_IN_JSON, _LARGEST_IN_JSON = -6, 21


def printed(template: Template, value: Any) -> str:
    """What `-o jsonpath` prints: results of one expression with blanks between them, lists and objects as JSON.

    Raises:
        WalkError: the template does not fit the value.
    """
    return "".join(" ".join(map(_text, results)) for results in found(template, value))


def listed(template: Template, value: Any) -> str:
    """What a column shows: results with commas between them, or "<none>".

    Raises:
        WalkError: the template does not fit the value.
    """
    results = found(template, value)
    if not results or not results[0]:
        return "<none>"
    return ",".join(go_text(item) for part in results for item in part)


def go_text(value: Any) -> str:
    """A value as Go prints it by itself, fmt.Sprint: "map[a:1 b:[2 3]]"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"map[{' '.join(f'{key}:{go_text(value[key])}' for key in sorted(value))}]"
    if isinstance(value, list):
        return f"[{' '.join(map(go_text, value))}]"
    if isinstance(value, float):
        return _float(value, _SMALLEST, _LARGEST)
    return "<nil>" if value is None else str(value)


def _text(value: Any) -> str:
    return _json(value) if isinstance(value, dict | list) else go_text(value)


def _json(value: Any) -> str:
    """A value as Go's encoding/json writes it."""
    if isinstance(value, dict):
        return f"{{{','.join(f'{_json(key)}:{_json(value[key])}' for key in sorted(value))}}}"
    if isinstance(value, list):
        return f"[{','.join(map(_json, value))}]"
    if isinstance(value, float):
        return _float(value, _SMALLEST_IN_JSON, _LARGEST_IN_JSON).replace("e-0", "e-")
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _float(value: float, smallest: int, largest: int) -> str:
    """The fewest digits that read as the same number; with an exponent unless it is between the two given."""
    written = Decimal(repr(value)).normalize()
    exponent = written.adjusted()
    if not value or smallest <= exponent < largest:
        return f"{written:f}"
    digits = "".join(map(str, written.as_tuple().digits))
    point = f"{digits[0]}.{digits[1:]}".rstrip(".")
    return f"{'-' if value < 0 else ''}{point}e{exponent:+03d}"
