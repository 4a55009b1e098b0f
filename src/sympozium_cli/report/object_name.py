"""What kubectl calls an object on its command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def object_name(value: Mapping[str, Any]) -> str:
    """Kind, group and name of an object, as in "agent.sympozium.ai/team-writer"; the core group is not written."""
    group, slash, _ = str(value.get("apiVersion", "")).partition("/")
    kind = str(value.get("kind", "")).lower()
    return f"{kind}{f'.{group}' if slash else ''}/{value.get('metadata', {}).get('name', '')}"
