"""The recorded behaviour of the Go libraries that upstream uses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[1] / "vectors"


def cron_cases() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = _read("cron-vectors.json")["cases"]
    return cases


def render_cases(kind: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = _read("render-vectors.json")[kind]
    return cases


def instant(text: str) -> datetime:
    """The instant of "2026-03-01T00:00", in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))
