from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sympozium_cli.values.jsonpath.parse import JsonPathError, parse
from sympozium_cli.values.jsonpath.texts import printed
from sympozium_cli.values.jsonpath.walk import WalkError

HERE = Path(__file__).parent
SUBJECT = json.loads((HERE / "subject.json").read_text("utf-8"))
VECTORS = json.loads((HERE / "vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["jsonpath"], ids=lambda vector: vector["text"])
def test_prints_what_kubectl_prints(vector: dict[str, Any]) -> None:
    if "error" in vector:
        with pytest.raises((JsonPathError, WalkError)):
            printed(parse(vector["text"]), SUBJECT)
    else:
        assert printed(parse(vector["text"]), SUBJECT) == vector["out"]
