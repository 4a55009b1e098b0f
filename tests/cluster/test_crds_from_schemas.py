"""The definitions that are made of `schemas/` say of a pack's spec what upstream's own say."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.crds import ERAS, crds, crds_from_schemas
from schema.crds import crd_fields
from shared import needs_shared
from sympozium_cli.schema.target import Target

Facts = dict[str, Any]


@needs_shared
@pytest.mark.parametrize("era", ERAS)
def test_the_same_fields_with_the_same_limits(era: str) -> None:
    assert _spec(crds_from_schemas(era), era) == _spec(crds(era), era)


@needs_shared
@pytest.mark.parametrize("era", ERAS)
def test_the_same_kinds_with_the_same_columns(era: str) -> None:
    ours, theirs = ({crd["metadata"]["name"]: crd for crd in made} for made in (crds_from_schemas(era), crds(era)))
    assert ours.keys() == theirs.keys()
    for name, crd in ours.items():
        assert crd["spec"]["names"] == theirs[name]["spec"]["names"]
        if any(word in name for word in ("ensemble", "personapack", "agent", "schedule", "instance")):
            assert _columns(crd) == _columns(theirs[name])


def _spec(definitions: list[dict[str, Any]], era: str) -> dict[str, Facts]:
    kind = Target.parse(era).kind
    (crd,) = (one for one in definitions if one["spec"]["names"]["kind"] == kind)
    schema = crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"]
    return {path: _comparable(facts) for path, facts in crd_fields(schema)}


def _comparable(facts: Facts) -> Facts:
    """Without what makes no difference: a default stands in for what is required, and integers are 64 bits wide."""
    without = {key: value for key, value in facts.items() if not (key == "format" and value in ("int64", "date-time"))}
    return {**without, "required": facts["required"] and "default" not in facts}


def _columns(crd: dict[str, Any]) -> list[tuple[str, str, str]]:
    columns = crd["spec"]["versions"][0]["additionalPrinterColumns"]
    return [(one["name"], one["type"], one["jsonPath"]) for one in columns]
