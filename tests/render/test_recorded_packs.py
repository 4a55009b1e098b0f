"""Worked packs: what is sent, what is stored, in which order, and who owns it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from render.recorded import GOLDEN, everything, yaml_of
from shared import needs_shared
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.form import go_form
from sympozium_cli.render.reading import known_fields
from sympozium_cli.render.stored import stored
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.schema.verdict import verdict

STORED = GOLDEN / "render-stored"
FOLDERS = sorted(STORED.iterdir()) if STORED.is_dir() else []
every_pack = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def _around(folder: Path) -> Circumstances:
    environment = dict(yaml_of(folder / "_env.yaml") or {})
    endpoint = environment.pop("_modelEndpoint", "")
    return Circumstances(environment, endpoint)


def _recorded(folder: Path) -> dict[str, Any]:
    values = [yaml_of(path) for path in folder.glob("*.yaml") if not path.name.startswith(("_", "ensemble-"))]
    return {f"{value['kind']}/{value['metadata']['name']}": value for value in values}


@needs_shared
def test_all_packs_are_there() -> None:
    assert len(FOLDERS) == 22


@every_pack
def test_the_objects_are_sent_as_recorded(folder: Path) -> None:
    made = everything(yaml_of(folder / "_input.yaml"), _around(folder))
    assert {one.key: one.value for one in made} == _recorded(GOLDEN / "render-sent" / folder.name)


@every_pack
def test_the_objects_are_stored_as_recorded(folder: Path) -> None:
    made = everything(yaml_of(folder / "_input.yaml"), _around(folder))
    assert {one.key: stored(one).value for one in made} == _recorded(folder)


@every_pack
def test_the_order_and_the_owners_are_as_recorded(folder: Path) -> None:
    index = sorted(yaml_of(folder / "_index.yaml")["objects"], key=lambda each: each["order"])
    recorded = [each for each in index if each["level"] > 0]
    made = everything(yaml_of(folder / "_input.yaml"), _around(folder))
    assert [one.key for one in made] == [f"{each['kind']}/{each['name']}" for each in recorded]
    assert [one.owner for one in made] == [next(iter(each["ownedBy"]), "") for each in recorded]
    assert [one.made_by for one in made] == [each["createdBy"].partition(" (")[0] for each in recorded]


@every_pack
def test_the_pack_itself_takes_the_form_of_the_controllers_types(folder: Path) -> None:
    schema = known_fields(NEWEST)
    value = yaml_of(folder / "_input.yaml")
    value["metadata"].setdefault("namespace", "default")
    value["metadata"]["finalizers"] = ["sympozium.ai/ensemble-finalizer"]
    written = go_form(verdict(value, schema).value, schema)
    [recorded] = [yaml_of(path) for path in folder.glob("ensemble-*.yaml")]
    assert verdict(written, schema).value == recorded
