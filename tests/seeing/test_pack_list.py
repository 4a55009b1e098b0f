"""`pack list` through the real adapter against the emulator."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from activation.world import PACK, World
from cli.program import on_terminal, outcome
from sympozium_cli.cluster.resource import ENSEMBLES

LEAKED = "sk-proj-abcdef0123456789abcdef"


def _named(name: str, labels: dict[str, str] | None = None, **spec: Any) -> dict[str, Any]:
    return {**PACK, "metadata": {"name": name, "labels": labels or {}}, "spec": {**PACK["spec"], **spec}}


def _ready(world: World, name: str, installed: int) -> None:
    world.make(ENSEMBLES, _named(name, {"tier": "prod"}, enabled=True))
    status = {"phase": "Ready", "personaCount": 2, "installedCount": installed}
    world.site.admin.patch(ENSEMBLES, name, {"status": status}, "ns", "status")


@pytest.fixture(name="teams")
def _teams(world: World) -> World:
    _ready(world, "alpha", 1)
    world.make(ENSEMBLES, _named("beta", authRefs=[{"provider": "openai", "secret": "beta-key"}]))
    world.make(ENSEMBLES, _named("team10", excludePersonas=["writer"]))
    world.make(ENSEMBLES, _named("team9"))
    return world


def test_a_table_says_what_there_is(teams: World) -> None:
    ended = teams.run("list")
    assert (ended.code, ended.err) == (0, "")
    rows = [line.split() for line in ended.out.splitlines()]
    assert rows[0] == ["NAME", "ENABLED", "INSTALLED", "WORKFLOW", "PHASE", "AGE"]
    assert rows[1][:5] == ["alpha", "true", "1/2", "autonomous", "Ready"]
    assert rows[2][:5] == ["beta", "false", "0/2", "autonomous", "-"]
    assert rows[3][:3] == ["team10", "false", "0/1"]
    assert "KEYS" in teams.run("list", "-o", "wide").out
    assert "beta-key" in teams.run("list", "-o", "wide").out


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "name"),
        ("-o", "jsonpath={range .items[*]}{.metadata.name}{'\\t'}{.spec.enabled}{'\\n'}{end}"),
        ("-o", "custom-columns=NAME:.metadata.name,PERSONAS:.spec.agentConfigs[*].name,PHASE:.status.phase"),
        ("-o", "custom-columns=N:.metadata.name", "--no-headers"),
        ("-o", "name", "-l", "tier=prod"),
        ("-o", "name", "-l", "tier!=prod"),
        ("-o", "name", "--field-selector", "metadata.name=beta"),
        ("-o", "name", "-A"),
        ("-o", "name", "--sort-by", ".metadata.name"),
        (
            "-o",
            "name",
            "--sort-by",
            "{.spec.authRefs[0].secret}",
            "-l",
            "tier!=prod",
            "--field-selector=metadata.name=beta",
        ),
        ("alpha", "-o", "jsonpath={.status.phase}"),
        ("alpha", "beta", "-o", "name"),
        ("-o", "jsonpath={.items[9]}"),
    ],
    ids=" ".join,
)
def test_kubectl_prints_the_same(teams: World, kubectl: str, words: tuple[str, ...]) -> None:
    ours = teams.run("list", *words)
    theirs = outcome([kubectl, "get", "ensembles", *words], env=teams.env(HOME=str(teams.folder)))
    assert ours.out == theirs.out
    assert (ours.code == 0) == (theirs.code == 0), (ours.err, theirs.err)


@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
@pytest.mark.parametrize("names", [(), ("alpha",)])
def test_kubectl_prints_the_same_documents(teams: World, kubectl: str, form: str, read: Any, names: list[str]) -> None:
    theirs = outcome([kubectl, "get", "ensembles", *names, "-o", form], env=teams.env(HOME=str(teams.folder)))
    ours = teams.run("list", *names, "-o", form)
    assert read(ours.out) == read(theirs.out)
    if form == "json":
        assert ours.out == theirs.out


def test_numbers_are_sorted_as_numbers_and_what_has_none_comes_first(teams: World) -> None:
    _ready(teams, "full", 10)
    _ready(teams, "few", 9)
    out = teams.run("list", "-o", "name", "--sort-by", ".status.installedCount").out
    names = [line.rpartition("/")[2] for line in out.splitlines()]
    assert names == ["beta", "team10", "team9", "alpha", "few", "full"]


def test_a_credential_in_a_pack_is_shown_nowhere(world: World) -> None:
    world.make(
        ENSEMBLES, _named("leaky", description=f"use {LEAKED}", providerHeaders={"Authorization": f"Bearer {LEAKED}"})
    )
    for form in ("wide", "json", "yaml", "jsonpath={.items[*].spec}", "custom-columns=S:.spec"):
        ended = world.run("list", "-o", form)
        assert (ended.code, LEAKED in ended.out) == (0, False)


def test_text_from_the_cluster_cannot_reach_the_terminal(world: World) -> None:
    world.make(ENSEMBLES, _named("evil", description="a\x1b]0;x\x07b\u202ec"))
    for form in ("wide", "yaml", "jsonpath={.items[0].spec.description}", "custom-columns=D:.spec.description"):
        out = world.run("list", "-o", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_no_packs_are_said_on_the_side(world: World) -> None:
    ended = world.run("list")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "there are no packs in the namespace 'ns'\n"
    assert json.loads(world.run("list", "-o", "json").out)["items"] == []


def test_a_narrow_terminal_gets_no_long_lines(teams: World) -> None:
    teams.make(ENSEMBLES, _named("wordy", description="word " * 100))
    ended = on_terminal("pack", "list", "-o", "wide", columns=100, KUBECONFIG=str(teams.kubeconfig), NO_COLOR="1")
    assert max(map(len, ended.out.splitlines())) <= 100
    assert "\u2026" in ended.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("-o", "jso"), 2, "did you mean 'json'?"),
        (("-o", "jsonpath={.metadata"), 2, "at character"),
        (("-o", "jsonpath=.metadata.name"), 2, "{.metadata.name}"),
        (("-o", "jsonpath"), 2, "jsonpath='{.metadata.name}'"),
        (("-o", "custom-columns=NAME"), 2, "NAME:.metadata.name"),
        (("-o", "go-template={{.a}}"), 2, "jsonpath"),
        (("-o", "json=x"), 2, "takes nothing"),
        (("--sort-by", ".nothing.here"), 2, "sort by"),
        (("-A", "-n", "x"), 2, "leave one of them out"),
        (("secret/x",), 2, "pack/x"),
        (("alpha", "-l", "a=b"), 2, "exclude each other"),
        (("nothing",), 5, "there is no pack 'nothing'"),
        (("alphaa",), 5, "did you mean 'alpha'?"),
        (("-l", "a=b=c"), 6, ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_slip_gets_an_answer(teams: World, words: tuple[str, ...], code: int, message: str) -> None:
    ended = teams.run("list", *words)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err


def test_who_may_not_list_is_told_the_verb(teams: World) -> None:
    teams.kubeconfig = teams.site.kubeconfig("bob")
    ended = teams.run("list")
    assert ended.code == 4
    assert "list" in ended.err
    assert "ensembles" in ended.err
    assert "bob" in ended.err


@pytest.mark.parametrize(
    "name", ["team10", "pack/team10", "ensemble/team10", "ens/team10", "ensembles.sympozium.ai/team10"]
)
def test_a_pack_has_many_names(teams: World, name: str) -> None:
    assert teams.run("list", name, "-o", "name").out == "ensemble.sympozium.ai/team10\n"
