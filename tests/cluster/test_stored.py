"""What the API server stores of the controllers' objects is what `pack render --view stored` says.

Left out is what only a cluster knows, and what no controller of ours is there to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cluster.api import Object
from cluster.controller import Controller
from cluster.sympozium.world import MADE
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.subject import examine
from sympozium_cli.render.engine import agents_objects, pack_objects
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.render.stored import stored
from sympozium_cli.schema.target import Era

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
SERVERS_OWN = ("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields")
SERVICES_OWN = ("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")
CLAIM_FINALIZER = "kubernetes.io/pvc-protection"
PACKS = [
    pytest.param(one.document.value, id=f"{path.stem}-{number}")
    for path in EXAMPLES
    for number, one in enumerate(documents(path.read_bytes(), path.name))
    if one.pack and examine(one.document).target.era == Era.V0_10 and "modelRef" not in one.document.value["spec"]
]


@pytest.mark.parametrize("value", PACKS)
def test_an_example_becomes_what_we_say(controller: Controller, value: Object) -> None:
    world = controller.world
    about = {**value["metadata"], "namespace": world.namespace}
    pack = {**value, "metadata": about, "spec": {**value["spec"], "enabled": True}}
    world.api.create(world.pack, pack, world.namespace)
    controller.settle()
    read = controllers_pack(pack, world.target)
    made = pack_objects(read, world.circumstances())
    made += agents_objects(read, made, world.circumstances())
    assert made
    for manifest in map(stored, made):
        present = world.api.get(MADE[manifest.kind], manifest.name, world.namespace)
        assert _known(present) == _known(manifest.value), manifest.key


def _known(value: Object) -> dict[str, Any]:
    """An object without what only the cluster knows."""
    about = {key: part for key, part in value["metadata"].items() if key not in SERVERS_OWN}
    about["finalizers"] = [one for one in about.get("finalizers", ()) if one != CLAIM_FINALIZER]
    about["ownerReferences"] = [
        {key: part for key, part in owner.items() if key != "uid"} for owner in about.get("ownerReferences", ())
    ]
    known = {key: part for key, part in value.items() if key not in ("metadata", "status")}
    if value["kind"] == "Service":
        known["spec"] = {key: part for key, part in value["spec"].items() if key not in SERVICES_OWN}
    return {**known, "metadata": about}
