"""The changes are exactly those that the real controllers of v0.10.46 made."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from change.recorded import knowable, updates
from shared import needs_shared
from sympozium_cli.change.plan import plan
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.report.differences import Difference
from sympozium_cli.report.differences.as_json import document
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.schema.target import NEWEST

SHAPE = Draft202012Validator(SCHEMAS["diff-v1"].build())
ROWS = updates()


@needs_shared
def test_there_are_recordings() -> None:
    assert len(ROWS) == 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["before"]["metadata"]["name"])
def test_the_changes_are_those_of_the_controllers(row: dict[str, Any]) -> None:
    around = Circumstances(row["env"], existing_secrets=frozenset(row["existingSecrets"]))
    done = plan(controllers_pack(row["before"], NEWEST), controllers_pack(row["after"], NEWEST), around)
    shown = document([Difference("Ensemble/x", "default", None, None, (), done)])
    assert shown["changes"] == knowable(row["changes"])
    assert shown["phase"] == row["phase"]
    SHAPE.validate(shown)
