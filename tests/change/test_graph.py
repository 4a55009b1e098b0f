"""The controller's verdict on relationships, against what it really did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sympozium_cli.change.graph import why_refused
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import NEWEST

_MATRIX = Path(__file__).parents[1] / "vectors" / "graph-rules-matrix.json"
CASES: dict[str, dict[str, Any]] = json.loads(_MATRIX.read_text(encoding="utf-8"))["cases"]
# Of a pack that is not enabled, the controller does not look at the graph.
ACCEPTED = {
    name: case
    for name, case in CASES.items()
    if case["input"]["spec"].get("enabled") and not case["outcome"]["v0.10.46"].startswith("REJECT")
}


def test_enough_cases_reach_the_controller() -> None:
    assert len(ACCEPTED) > 30


@pytest.mark.parametrize("name", ACCEPTED)
def test_packs_that_end_in_error_are_refused(name: str) -> None:
    case = ACCEPTED[name]
    refused = bool(why_refused(controllers_pack(case["input"], NEWEST)))
    assert refused == case["outcome"]["v0.10.46"].startswith("Error")
