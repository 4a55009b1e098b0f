"""What happened, as lines that can be kept, sent along, and shown again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change, Found, Happening, Lost, Synced
from sympozium_cli.values.age import moment

VERSION: Final = "sympozium-cli/recording/v1"

_FORMS: Final[Mapping[str, type[Happening]]] = {"change": Change, "synced": Synced, "lost": Lost, "found": Found}
_WORDS: Final = {form: word for word, form in _FORMS.items()}


def first_line(command: str, began: datetime) -> Object:
    """The first line of a recording."""
    return {"apiVersion": VERSION, "command": command, "began": began.isoformat()}


def began(value: object) -> datetime:
    """When the recording began of which this is the first line.

    Raises:
        ValueError: it is no recording.
    """
    if not isinstance(value, dict) or value.get("apiVersion") != VERSION:
        raise ValueError("it is no recording")
    return _moment(value.get("began"))


def line(happening: Happening, seconds: float) -> Object:
    """The line for something that happened so many seconds after the beginning."""
    return {
        "after": round(seconds, 3),
        "type": _WORDS[type(happening)],
        **happening._asdict(),
        "at": happening.at.isoformat(),
    }


def happened(value: object) -> tuple[float, Happening]:
    """What a line says that happened, and after how many seconds.

    Raises:
        ValueError: it says nothing of the kind.
    """
    fields = value if isinstance(value, dict) else {}
    form = _FORMS.get(str(fields.get("type")))
    if form is None:
        raise ValueError("nobody knows what happened")
    given = {name: _FIELDS[name](fields.get(name)) for name in form._fields}
    return max(_number(fields.get("after")), 0.0), form(**given)


def _moment(value: object) -> datetime:
    found = moment(value)
    if found is None:
        raise ValueError("it has no time")
    return found


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _MOST:
        raise ValueError("a number is missing")
    return value


_MOST: Final = 1e12


def _op(value: object) -> str:
    if value not in (ADDED, MODIFIED, DELETED):
        raise ValueError("it is no change")
    return str(value)


def _thing(value: object) -> Object:
    if not isinstance(value, dict):
        raise ValueError("an object is missing")  # noqa: TRY004 - it is a line that is wrong
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is missing")  # noqa: TRY004 - it is a line that is wrong
    return value


_FIELDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "op": _op,
    "value": _thing,
    "before": lambda value: None if value is None else _thing(value),
    "at": _moment,
    "past": bool,
    "told": bool,
    "kind": _text,
    "size": lambda value: int(_number(value)),
    "reason": _text,
    "seconds": _number,
    "missed": lambda value: int(_number(value)),
}
