"""The fields of a cluster beside those of a release, and what follows from the releases of CRDs and controller."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.crds import crds
from shared import needs_shared
from sympozium_cli.checkup.fields import difference
from sympozium_cli.checkup.skew import assessed
from sympozium_cli.cluster.era import Installation
from sympozium_cli.cluster.resource import AGENTS, ENSEMBLES, INSTANCES, PERSONA_PACKS
from sympozium_cli.schema.target import Era, Target
from sympozium_cli.values.release import MAIN, Release

_KINDS = {
    Era.V0_8: (PERSONA_PACKS, INSTANCES),
    Era.V0_9: (ENSEMBLES, INSTANCES),
    Era.V0_10: (ENSEMBLES, AGENTS),
}


def _schema(era: str) -> dict[str, Any]:
    kind = _KINDS[era][0].kind
    (crd,) = (one for one in crds(era) if one["spec"]["names"]["kind"] == kind)
    properties: dict[str, Any] = crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]
    return properties


@needs_shared
@pytest.mark.parametrize("era", _KINDS)
def test_upstreams_crds_have_exactly_the_bundled_fields(era: str) -> None:
    assert not difference(_schema(era), Target.parse(era))


@needs_shared
def test_an_older_release_lacks_what_came_later() -> None:
    found = difference(_schema(Era.V0_10), Target.parse("v0.10.43"))
    assert found.lacking == ()
    assert "spec.agentConfigs[].skillParams" in found.unknown
    assert "spec.stimulus.trigger" in found.unknown


def test_only_the_outermost_field_is_named() -> None:
    schema = _schema(Era.V0_10)
    spec = {
        **schema["spec"],
        "properties": {k: v for k, v in schema["spec"]["properties"].items() if k != "sharedMemory"},
    }
    assert "spec.sharedMemory" in difference({**schema, "spec": spec}, Target.parse("0.10")).lacking
    assert not [
        path for path in difference({**schema, "spec": spec}, Target.parse("0.10")).lacking if "Memory." in path
    ]


@pytest.mark.parametrize(
    ("era", "floor", "controller", "target", "faults", "said"),
    [
        (Era.V0_10, (0, 10, 45), (0, 10, 46), "v0.10.46", 0, "the controller is v0.10.46"),
        (Era.V0_10, (0, 10, 45), (0, 10, 40), "v0.10.40", 0, "older than its CRDs"),
        (Era.V0_10, (0, 10, 37), None, "v0.10.37", 0, "not known"),
        (Era.V0_10, (0, 10, 25), None, "v0.10.23", 0, "not known"),
        (Era.V0_10, (0, 10, 45), (0, 10, 60), "v0.10.46", 0, "does not know"),
        (Era.V0_10, (0, 10, 45), MAIN, "main", 0, "the controller is main"),
        (Era.V0_9, (0, 9, 3), (0, 10, 3), "v0.9.3", 1, "sees packs without personas"),
        (Era.V0_10, (0, 10, 8), (0, 9, 5), "v0.10.8", 1, "sees nothing"),
        (Era.V0_8, (0, 0, 46), None, "v0.8.27", 0, "not known"),
        (Era.V0_8, (0, 8, 27), (0, 8, 3), "v0.8.27", 0, "does not know"),
    ],
)
def test_crds_and_controller_decide_on_the_target(
    era: str, floor: tuple[int, int, int], controller: tuple[int, int, int] | None, target: str, faults: int, said: str
) -> None:
    known = Installation(era, Release(*floor), *_KINDS[era], schema={})
    found = assessed(known, Release(*controller) if controller else None)
    assert (str(found.target), len(found.faults)) == (target, faults)
    assert said in " ".join((found.reason, *found.faults))
