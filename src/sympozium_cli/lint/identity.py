"""Which fault a finding is, said without lines, so that it stays the same when the file around it changes."""

from __future__ import annotations

from typing import Any

from sympozium_cli.source import FieldPath

_NAMING_KEYS = ("name", "source", "target", "type", "provider", "secret", "agentConfig", "persona")


def keyed_path(value: Any, path: FieldPath) -> str:
    """`path` with every index replaced by what names the item: `spec.agentConfigs[lead].schedule.cron`.

    Items of the same name are told apart by their order among each other. A step that leads nowhere is written as is.
    """
    steps = []
    for step in path:
        steps.append(f"[{_item_name(value, step)}]" if isinstance(step, int) else f".{step}")
        value = _inside(value, step)
    return "".join(steps).removeprefix(".")


def _item_name(items: Any, index: int) -> str:
    if not isinstance(items, list) or index >= len(items):
        return str(index)
    name = _name(items[index])
    if not name:
        return str(index)
    earlier = sum(_name(item) == name for item in items[:index])
    return f"{name}#{earlier + 1}" if earlier else name


def _name(item: Any) -> str:
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
