"""Read a configuration file, strictly: what nobody understands is an error that says what was probably meant."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sympozium_cli.config.settings import FileSettings, Settings
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.choice import OFF, PROFILES
from sympozium_cli.lint.severity import SEVERITIES
from sympozium_cli.values.plural import listed
from sympozium_cli.values.similar import closest

NEVER = "never"

Names = Callable[[str, Any], Any]


def read_settings(path: str) -> Settings | None:
    """The settings in the file at `path`; None for a pyproject.toml that says nothing of this program.

    Raises:
        UsageError: the file cannot be read, is no TOML, or says something that nobody understands.
    """
    text = _text(path)
    table = _table(path, text)
    if table is None:
        return None
    return _Reader(path, text).settings(table)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        raise UsageError(f"cannot read the configuration '{path}': {reason}") from error


def _table(path: str, text: str) -> Any:
    import tomllib

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {str(error)[:1].lower()}{str(error)[1:]}") from error
    if os.path.basename(path) != "pyproject.toml":
        return whole
    tools = whole.get("tool")
    return tools.get("sympozium") if isinstance(tools, dict) else None


class _Reader:
    """Reads the table of one file; its complaints name the file and the line."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def settings(self, table: Any) -> Settings:
        readers: dict[str, Names] = {
            "target": self._target,
            "profile": lambda key, value: self._one_of(key, value, PROFILES),
            "select": self._selectors,
            "ignore": self._selectors,
            "severity": self._severities,
            "fail-on": lambda key, value: self._one_of(key, value, (*SEVERITIES, NEVER)),
            "exclude": self._texts,
            "baseline": self._text_value,
            "per-file": self._per_file,
        }
        return Settings(folder=os.path.dirname(os.path.abspath(self._path)), **self._read("", table, readers))

    def _read(self, where: str, table: Any, readers: Mapping[str, Names]) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self._error(where, f"'{where or 'tool.sympozium'}' has to be a table")
        for key in table:
            if key not in readers:
                raise self._unknown(key, f"setting '{key}'", readers)
        return {key.replace("-", "_"): readers[key](key, value) for key, value in table.items()}

    def _per_file(self, key: str, value: Any) -> tuple[FileSettings, ...]:
        if not isinstance(value, dict):
            raise self._error(key, "'per-file' has to be a table of patterns")
        readers: dict[str, Names] = {
            "target": self._target,
            "select": self._selectors,
            "ignore": self._selectors,
            "severity": self._severities,
        }
        return tuple(FileSettings(pattern, **self._read(pattern, entry, readers)) for pattern, entry in value.items())

    def _target(self, key: str, value: Any) -> str:
        from sympozium_cli.schema.target import Target

        text = self._text_value(key, value)
        try:
            Target.parse(text)
        except UsageError as error:
            raise self._error(key, str(error), error.hint) from error
        return text

    def _selectors(self, key: str, value: Any) -> tuple[str, ...]:
        selectors = self._texts(key, value)
        for selector in selectors:
            self._known_selector(key, selector)
        return selectors

    def _severities(self, key: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._error(key, "'severity' has to be a table of rules and severities")
        for selector, severity in value.items():
            self._known_selector(key, selector)
            self._one_of(selector, severity, (*SEVERITIES, OFF))
        return dict(value)

    def _known_selector(self, key: str, selector: str) -> None:
        from sympozium_cli.config.selectors import check_selector

        try:
            check_selector(selector)
        except UsageError as error:
            raise self._error(selector if key == "severity" else key, str(error), error.hint) from error

    def _texts(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, f"'{key}' has to be a list of texts")
        return tuple(value)

    def _text_value(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self._error(key, f"'{key}' has to be a text")
        return value

    def _one_of(self, key: str, value: Any, choices: tuple[str, ...]) -> str:
        if value not in choices:
            meant = closest(value, choices) if isinstance(value, str) else None
            hint = f"did you mean '{meant}'?" if meant else ""
            raise self._error(key, f"'{key}' takes {listed(choices, 'or')}, not {value!r}", hint)
        return str(value)

    def _unknown(self, key: str, what: str, known: Iterable[str]) -> UsageError:
        meant = closest(key, list(known))
        hint = f"did you mean '{meant}'?" if meant else f"there are {listed(known)}"
        return self._error(key, f"there is no {what}", hint)

    def _error(self, key: str, message: str, hint: str = "") -> UsageError:
        return UsageError(f"{self._path}{self._line_of(key)}: {message}", hint=hint)

    def _line_of(self, key: str) -> str:
        if not key:
            return ""
        sets_it = re.compile(rf"(?:^|[\"'\s\[.]){re.escape(key)}[\"']?\s*(?:=|\])")
        numbers = (number for number, line in enumerate(self._text.splitlines(), 1) if sets_it.search(line))
        return "".join(f":{number}" for number in [next(numbers, 0)] if number)
