"""What the controllers of earlier releases made of published packs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from shared import SHARED, needs_shared, shared_json
from sympozium_cli.lint.packs import documents
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.engine import pack_objects
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import RELEASES, Target

CORPUS = SHARED / "corpus"
KNOWN = {str(release) for release in RELEASES}
INDEX = shared_json("corpus/golden-index.json") or []
CASES = [(entry, version) for entry in INDEX for version in entry["versions"] if version in KNOWN]
ENDPOINT = "http://model.local:8080/v1"


@needs_shared
def test_every_era_is_there() -> None:
    assert {"v0.8.28", "v0.9.5", "v0.10.46"} <= {version for _, version in CASES}
    assert len(CASES) == 248


@pytest.mark.parametrize(("entry", "version"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_engine_makes_what_the_controller_of_the_time_made(entry: dict[str, Any], version: str) -> None:
    recorded = json.loads((CORPUS / entry["file"]).read_text(encoding="utf-8"))
    step = next(step for step in recorded["steps"] if step["step"] == "activated")
    pack = controllers_pack(_activated(entry["source"]), Target.parse(version))
    made = pack_objects(pack, Circumstances({}, ENDPOINT))
    # A pack that is published enabled has made its objects before it is activated.
    calls = [call for before in recorded["steps"][:2] for call in before["calls"]]
    created = [call for call in calls if call.startswith("create ") and not call.startswith("create Secret/")]
    assert [f"create {one.key}" for one in made] == created
    assert {f"{one.kind}|{one.value['metadata']['namespace']}|{one.name}": _bare(one.value) for one in made} == {
        key: _bare(value) for key, value in step.get("generated", {}).items()
    }


def _activated(source: str) -> dict[str, Any]:
    """The first pack of a file, activated as the recording did it."""
    found = documents((CORPUS / source).read_bytes(), source)
    value = json.loads(json.dumps(next(one.document.value for one in found if one.pack)))
    secret = f"{value['metadata']['name']}-openai-key"
    value["spec"] |= {"enabled": True, "authRefs": [{"provider": "openai", "secret": secret}]}
    return dict(value)


def _bare(value: dict[str, Any]) -> dict[str, Any]:
    """An object without its kind, its status and what only the cluster knows."""
    metadata = dict(value["metadata"])
    if "ownerReferences" in metadata:
        owners = metadata["ownerReferences"]
        metadata["ownerReferences"] = [{key: owner[key] for key in owner if key != "uid"} for owner in owners]
    rest = {key: value[key] for key in value if key not in {"apiVersion", "kind", "status", "metadata"}}
    return {"metadata": metadata, **rest}
