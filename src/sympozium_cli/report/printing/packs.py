"""The columns of packs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sympozium_cli.report.printing.screen import Column
from sympozium_cli.values.age import age

_PHASES: Final = {"Ready": "ok", "Error": "error", "Inactive": "dim"}
_ENABLED: Final = {"false": "dim"}
_LISTS: Final = ("agentConfigs", "personas")


def pack_columns(now: datetime, *, namespaces: bool = False, labels: bool = False) -> tuple[Column, ...]:
    """The columns.

    Args:
        now: from when ages are counted.
        namespaces: whether to begin with the namespace.
        labels: whether to end with the labels.
    """
    where = (Column("NAMESPACE", lambda pack: _text(pack, "metadata", "namespace")),)
    columns = (
        Column("NAME", lambda pack: _text(pack, "metadata", "name")),
        Column("ENABLED", lambda pack: "true" if _at(pack, "spec", "enabled") is True else "false", styles=_ENABLED),
        Column("INSTALLED", _installed),
        Column("WORKFLOW", lambda pack: _text(pack, "spec", "workflowType") or "autonomous"),
        Column("PHASE", lambda pack: _text(pack, "status", "phase") or "-", styles=_PHASES),
        Column("AGE", lambda pack: age(_at(pack, "metadata", "creationTimestamp"), now)),
        Column("KEYS", _keys, wide=True),
        Column("TOKENS", _tokens, wide=True),
        Column("CATEGORY", lambda pack: _text(pack, "spec", "category") or "-", wide=True),
        Column("DESCRIPTION", lambda pack: _text(pack, "spec", "description") or "-", wide=True),
    )
    return (*(where if namespaces else ()), *columns, *((Column("LABELS", _labels),) if labels else ()))


def _installed(pack: dict[str, Any]) -> str:
    """How many personas are installed, of how many that are not excluded."""
    listed = next((found for key in _LISTS if isinstance(found := _at(pack, "spec", key), list)), [])
    excluded = _at(pack, "spec", "excludePersonas")
    names = set(map(str, excluded)) if isinstance(excluded, list) else set()
    wanted = sum(1 for one in listed if isinstance(one, dict) and one.get("name") not in names)
    return f"{_number(pack, 'installedCount')}/{wanted}"


def _keys(pack: dict[str, Any]) -> str:
    """Where the keys of the providers come from."""
    model = _text(pack, "spec", "modelRef")
    references = _at(pack, "spec", "authRefs")
    found = [one for one in references if isinstance(one, dict)] if isinstance(references, list) else []
    names = [str(one.get("secret") or one.get("provider") or "") for one in found]
    return ",".join([*([f"model/{model}"] if model else []), *filter(None, names)]) or "-"


def _tokens(pack: dict[str, Any]) -> str:
    """How much of the budget of tokens is used."""
    budget = _at(pack, "spec", "sharedMemory", "membrane", "tokenBudget", "maxTokens")
    return f"{_number(pack, 'tokenBudgetUsed')}/{budget}" if isinstance(budget, int) and budget else "-"


def _labels(pack: dict[str, Any]) -> str:
    labels = _at(pack, "metadata", "labels")
    return ",".join(f"{key}={labels[key]}" for key in sorted(labels)) if isinstance(labels, dict) else "<none>"


def _number(pack: dict[str, Any], key: str) -> int:
    number = _at(pack, "status", key)
    return number if isinstance(number, int) else 0


def _text(value: Any, *steps: str) -> str:
    found = _at(value, *steps)
    return found if isinstance(found, str) else ""


def _at(value: Any, *steps: str) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value
