"""Objects without their credentials, so that it still shows when one of them changed."""

from __future__ import annotations

from typing import Any

from sympozium_cli.report.hiding import without_secrets

_CHANGED = " (changed)"
Object = dict[str, Any]


def both_without_secrets(before: Object | None, after: Object | None) -> tuple[Object | None, Object | None]:
    """An object before and after, as it may be shown; where two credentials look alike, the new one says so."""
    old, new = (without_secrets(value) for value in (before, after))
    return old, _marked(before, after, old, new)


def _marked(before: Any, after: Any, old: Any, new: Any) -> Any:
    """The new value as it is shown, with a mark on every text that differs but does not look so."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            key: _marked(before[key], part, old[key], new[key]) if key in before else new[key]
            for key, part in after.items()
        }
    if isinstance(before, list) and isinstance(after, list):
        marked = [
            _marked(was, now, shown, hidden) for was, now, shown, hidden in zip(before, after, old, new, strict=False)
        ]
        return [*marked, *new[len(marked) :]]
    return f"{new}{_CHANGED}" if before != after and old == new and isinstance(new, str) else new
