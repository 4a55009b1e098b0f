"""The columns of Secrets, of which `report.secrets` has told what may be known."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sympozium_cli.report.printing.screen import Column
from sympozium_cli.values.age import age

_NONE: Final = "-"
_STATES: Final = {"missing": "error", "wrong": "error", "careful": "warning", "unused": "dim"}


def secret_columns(now: datetime, *, namespaces: bool = False, fingerprints: bool = False) -> tuple[Column, ...]:
    """The columns.

    Args:
        now: from when ages are counted.
        namespaces: whether to begin with the namespace.
        fingerprints: whether to show by what to recognize the values.
    """
    where = (Column("NAMESPACE", lambda one: str(one["namespace"])),)
    columns = (
        Column("NAME", lambda one: str(one["name"])),
        Column("KEYS", _recognized if fingerprints else _keys),
        Column("AGE", lambda one: age(one["created"], now) if one["created"] else _NONE),
        Column("USED BY", lambda one: ",".join(dict.fromkeys(user["pack"] for user in one["users"])) or _NONE),
        Column("DELETED WITH", lambda one: ",".join(one["deletedWith"]) or _NONE),
        Column("STATE", lambda one: str(one["state"]), styles=_STATES),
    )
    return (*(where if namespaces else ()), *columns)


def _keys(one: dict[str, Any]) -> str:
    return ",".join(key["name"] for key in one["keys"]) or _NONE


def _recognized(one: dict[str, Any]) -> str:
    return ",".join(f"{key['name']}={key['fingerprint']}" for key in one["keys"]) or _NONE
