from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sympozium_cli.errors import SympoziumError
from sympozium_cli.report.printing import Screen, printer_for

_VECTORS = Path(__file__).parents[2] / "values" / "jsonpath"
SUBJECT = json.loads((_VECTORS / "subject.json").read_text("utf-8"))
ANSWERS = json.loads((_VECTORS / "vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", ANSWERS["custom-columns"], ids=lambda vector: vector["text"])
def test_columns_are_those_of_kubectl(vector: dict[str, Any]) -> None:
    if "error" in vector:
        with pytest.raises(SympoziumError):
            printer_for(f"custom-columns={vector['text']}")([SUBJECT], Screen(single=True))
    else:
        assert printer_for(f"custom-columns={vector['text']}")([SUBJECT], Screen(single=True)) == vector["out"].replace(
            "\u2028", "\\u2028"
        )
