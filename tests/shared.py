"""The recorded truth that lies beside the checkout, where it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not beside this checkout")


def shared_json(name: str) -> Any:
    """The content of a JSON file in the shared folder; an empty dict where the folder is absent."""
    path = SHARED / name
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
