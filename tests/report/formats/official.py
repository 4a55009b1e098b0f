"""The SARIF schema of OASIS, which this project does not contain.

It stands, unchanged, in a Go module, and is fetched with the ordinary Go client; its checksum says that it is the one
that OASIS publishes (sarif-schema-2.1.0.json of errata01).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
_MODULE = "github.com/owenrumney/go-sarif/v3@v3.3.1"
_FILE = Path("pkg/report/v210/sarif/schema.go")


def official_schema(folder: Path) -> Any:
    """The schema; where it cannot be had, the test is skipped, except in CI, where it fails."""
    text = _text(folder)
    if not text and os.environ.get("SYMPOZIUM_FULL"):
        pytest.fail("the official SARIF schema cannot be had: is there a Go client?")
    if not text:
        pytest.skip("the official SARIF schema needs a Go client to be fetched")
    return json.loads(text)


@cache
def _text(folder: Path) -> str:
    go = shutil.which("go")
    if go is None:
        return ""
    fetched = subprocess.run(
        [go, "mod", "download", "-json", _MODULE], cwd=folder, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        return ""
    source = (Path(json.loads(fetched.stdout)["Dir"]) / _FILE).read_text("utf-8")
    text = source.split("`")[1]
    assert sha256(text.encode()).hexdigest() == DIGEST, "this is not the schema that OASIS publishes"
    return text
