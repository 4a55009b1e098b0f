"""Which fault a finding is, said without lines, so that it stays the same when the file around it changes."""

from __future__ import annotations

from typing import Any

from sympozium_cli.lint.credentials import looks_like_credential
from sympozium_cli.source import FieldPath

# Names of Secrets are left out: where one should stand, somebody may have put a key.
_NAMING_KEYS = ("name", "source", "target", "type", "provider", "agentConfig", "persona")


class KeyedPaths:
    """Paths inside one document whose items are called by name; what was worked out once is remembered."""

    def __init__(self, value: Any) -> None:
        self._value = value
        self._names: dict[int, list[str]] = {}

    def of(self, path: FieldPath) -> str:
        """`path` with every index replaced by what names the item: `spec.agentConfigs[lead].schedule.cron`.

        Items of the same name are told apart by their order among each other. A step that leads nowhere is written as
        it is.
        """
        value, steps = self._value, []
        for step in path:
            steps.append(f"[{self._item_name(value, step)}]" if isinstance(step, int) else f".{step}")
            value = _inside(value, step)
        return "".join(steps).removeprefix(".")

    def _item_name(self, items: Any, index: int) -> str:
        if not isinstance(items, list) or index >= len(items):
            return str(index)
        if id(items) not in self._names:
            self._names[id(items)] = _names(items)
        return self._names[id(items)][index]


def _names(items: list[Any]) -> list[str]:
    seen: dict[str, int] = {}
    names = []
    for index, item in enumerate(items):
        name = _name(item)
        seen[name] = seen.get(name, 0) + 1
        again = f"#{seen[name]}" if seen[name] > 1 else ""
        names.append(f"{name}{again}" if name else str(index))
    return names


def _name(item: Any) -> str:
    """What names an item; nothing that looks like a credential, for names are written into baselines."""
    name = _written_name(item)
    return "" if looks_like_credential(name) else name


def _written_name(item: Any) -> str:
    if isinstance(item, str):
        return item
    if not isinstance(item, dict):
        return ""
    if isinstance(item.get("name"), str):
        return str(item["name"])
    return "/".join(str(item[key]) for key in _NAMING_KEYS if isinstance(item.get(key), str))


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step) if isinstance(step, str) else None
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
