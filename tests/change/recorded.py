"""What the real controllers did about edits of active packs."""

from __future__ import annotations

import json
from typing import Any

from shared import SHARED


def updates() -> list[dict[str, Any]]:
    """The rows of the recording; none where it is not there."""
    path = SHARED / "golden" / "render-updates.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def knowable(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes but for Secrets, and for runs other than those that serve: both depend on what has happened."""
    return [change for change in changes if not _unknowable(change["object"])]


def _unknowable(key: str) -> bool:
    return key.startswith("Secret/") or (key.startswith("AgentRun/") and not key.endswith("-web-endpoint"))
