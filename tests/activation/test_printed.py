"""What the commands that change packs print with -o, and by which names they know a pack."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from activation.world import PACK, World
from cluster.controller import Controller
from cluster.fixtures import SiteOf
from sympozium_cli.report.published import SCHEMAS

OPENAI = ("activate", "team", "--key-from", "openai=env:KEY")
LEAKED = "sk-proj-abcdef0123456789abcdef"
STIMULUS: dict[str, Any] = {
    "stimulus": {"name": "go", "prompt": "Begin."},
    "relationships": [{"source": "go", "target": "lead", "type": "stimulus"}],
}
VALIDATOR = Draft202012Validator(SCHEMAS["objects-v1"].build())


def _file(world: World, *names: str) -> str:
    packs = [{**PACK, "metadata": {"name": name}} for name in names]
    (world.folder / "packs.yaml").write_text(yaml.safe_dump_all(packs), "utf-8")
    return str(world.folder / "packs.yaml")


def _printed(world: World, *words: str) -> Any:
    ended = world.run(*words, "-o", "json")
    assert ended.code == 0, ended.err
    value = json.loads(ended.out)
    VALIDATOR.validate(value)
    return value


@pytest.fixture(name="anywhere", params=["emulated", "real"])
def _anywhere(request: pytest.FixtureRequest) -> World:
    """The emulator, then a real API server."""
    if request.param == "emulated":
        return request.getfixturevalue("world")  # type: ignore[no-any-return]
    site_of: SiteOf = request.getfixturevalue("site_of")
    return World(site_of("0.10"))


def test_every_change_prints_what_is_published(anywhere: World) -> None:
    anywhere.pack(None, **STIMULUS)
    listed = _printed(anywhere, *OPENAI, "--yes")
    assert [one["kind"] for one in listed["items"]] == ["Secret", "Ensemble"]
    with Controller(anywhere.site) as controller:
        controller.settle()
        assert _printed(anywhere, "trigger", "team")["kind"] == "AgentRun"
    assert _printed(anywhere, "exclude", "team", "writer", "--yes")["spec"]["excludePersonas"] == ["writer"]
    assert "excludePersonas" not in _printed(anywhere, "include", "team", "writer", "--yes")["spec"]
    assert _printed(anywhere, "deactivate", "team", "--yes")["spec"].get("enabled", False) is False
    applied = _printed(anywhere, "apply", "-f", _file(anywhere, "one", "two"), "--no-validate")
    assert [one["metadata"]["name"] for one in applied["items"]] == ["one", "two"]


@pytest.mark.parametrize("how", ["none", "client", "server"])
def test_the_shape_does_not_depend_on_what_there_is_to_do(world: World, how: str) -> None:
    """A program that reads it need not know how things stood."""
    world.pack(enabled=True)
    path = _file(world, "team")
    for _ in range(2):
        for words in ("include team lead", "exclude team writer --yes", "deactivate team --yes"):
            assert _printed(world, *words.split(), f"--dry-run={how}")["metadata"]["name"] == "team"
        for words in (" ".join((*OPENAI, "--yes")), f"apply -f {path} --no-validate"):
            value = _printed(world, *words.split(), f"--dry-run={how}")
            assert [one["metadata"]["name"] for one in value["items"]][-1] == "team"


def test_jsonpath_and_columns_read_what_was_written(world: World) -> None:
    world.pack()
    ended = world.run("exclude", "team", "writer", "-o", "jsonpath={.spec.excludePersonas[0]}")
    assert (ended.code, ended.out) == (0, "writer")
    ended = world.run(*OPENAI, "-o", "custom-columns=K:.kind,N:.metadata.name,D:.data", "--dry-run=client")
    assert [line.split()[:2] for line in ended.out.splitlines()[1:]] == [
        ["Secret", "team-openai-key"],
        ["Ensemble", "team"],
    ]


def test_a_credential_in_a_pack_is_not_printed(world: World) -> None:
    world.pack(providerHeaders={"Authorization": f"Bearer {LEAKED}"}, description=f"use {LEAKED}")
    for form in ("json", "yaml", "jsonpath={.spec}"):
        ended = world.run("exclude", "team", "writer", "-o", form, "--dry-run=server")
        assert (ended.code, LEAKED in ended.out) == (0, False)


@pytest.mark.parametrize("kind", ["pack", "ensemble", "ens", "ensembles.sympozium.ai", "PersonaPack", "pp"])
def test_a_pack_may_be_named_with_its_kind(world: World, kind: str) -> None:
    world.pack(enabled=True)
    words: Mapping[str, Callable[[str], tuple[str, ...]]] = {
        "activate": lambda name: ("activate", name, "--key-from", "openai=env:KEY"),
        "exclude": lambda name: ("exclude", name, "writer"),
        "include": lambda name: ("include", name, "lead"),
        "deactivate": lambda name: ("deactivate", name),
        "status": lambda name: ("status", name),
    }
    for action, written in words.items():
        dry = () if action == "status" else ("--dry-run=client",)
        ended = world.run(*written(f"{kind}/team"), "-o", "name", *dry)
        assert ended.out.splitlines()[-1:] == ["ensemble.sympozium.ai/team"], (action, ended.err)


@pytest.mark.parametrize("action", ["activate", "deactivate", "trigger", "status", "exclude", "include"])
def test_the_name_of_something_else_is_refused_before_anything_is_sent(world: World, action: str) -> None:
    for name, message in (
        ("agent/team", "is no pack"),
        ("pack/", "cannot be the name of a pack"),
        ("Team", "cannot be"),
    ):
        ended = world.run(action, name, *(("lead",) if action in {"exclude", "include"} else ()))
        assert (ended.code, message in ended.err, world.api.requests) == (2, True, []), ended.err


def test_an_older_pack_is_named_by_its_own_kind(site_of: SiteOf) -> None:
    world = World(site_of("0.8"))
    world.pack()
    ended = world.run("exclude", "personapack/team", "writer", "-o", "name")
    assert (ended.code, ended.out) == (0, "personapack.sympozium.ai/team\n")
