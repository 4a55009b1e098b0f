"""`pack activate` through the real adapter against the emulator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from activation.world import CANARY, OPENAI, PACK, World, emulated
from cli.program import on_terminal
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import SECRETS, Resource

pytestmark = pytest.mark.usefixtures("world")


def test_a_key_in_an_active_pack_out(world: World) -> None:
    before = world.pack()
    ended = world.run(*OPENAI)
    assert (ended.code, ended.out) == (0, "")
    team, secret = world.team(), world.secret()
    assert secret is not None
    assert team["spec"]["enabled"] is True
    assert team["spec"]["authRefs"] == [{"provider": "openai", "secret": "team-openai-key"}]
    assert team["spec"]["agentConfigs"] == before["spec"]["agentConfigs"]
    assert list(secret["data"]) == ["OPENAI_API_KEY"]
    assert [request.verb for request in world.api.writes] == ["create", "patch"]
    assert "context tests, namespace ns, server https://127.0.0.1" in ended.err
    assert "+ create Secret team-openai-key" in ended.err
    assert "enabled: false -> true" in ended.err


def test_the_secret_carries_no_copy_of_its_key_and_says_who_made_it(world: World) -> None:
    world.pack()
    world.run(*OPENAI)
    about = (world.secret() or {})["metadata"]
    assert set(about["annotations"]) == {"sympozium-cli/activation"}
    assert {entry["manager"] for entry in about["managedFields"]} == {"sympozium-cli"}
    assert {entry["manager"] for entry in world.team()["metadata"]["managedFields"]} >= {"sympozium-cli"}


def test_the_second_time_nothing_is_written(world: World) -> None:
    world.pack()
    world.run(*OPENAI)
    before = (world.team(), world.secret())
    world.api.requests.clear()
    ended = world.run(*OPENAI)
    assert (ended.code, world.api.writes) == (0, [])
    assert "nothing to change" in ended.err
    assert (world.team(), world.secret()) == before


@pytest.mark.parametrize("how", ["client", "server"])
@pytest.mark.parametrize("form", ["", "yaml", "json", "name"])
def test_a_dry_run_writes_nothing(world: World, how: str, form: str) -> None:
    before = world.pack()
    ended = world.run(*OPENAI, f"--dry-run={how}", *(["-o", form] if form else []))
    assert (ended.code, world.api.writes) == (0, [])
    assert (world.team(), world.secret()) == (before, None)
    assert "nothing was changed: this was a dry run" in ended.err
    if form == "json":
        secret, team = json.loads(ended.out)["items"]
        assert secret["data"]["OPENAI_API_KEY"].startswith("<redacted 30 bytes, fingerprint ")
        assert team["spec"]["enabled"] is True
    elif form == "yaml":
        assert [one["kind"] for one in yaml.safe_load(ended.out)["items"]] == ["Secret", "Ensemble"]
    elif form == "name":
        assert ended.out.split() == ["secret/team-openai-key", "ensemble.sympozium.ai/team"]
    else:
        assert "create Secret team-openai-key" in ended.out


def test_the_objects_can_be_printed_without_the_key(world: World) -> None:
    world.pack()
    ended = world.run(*OPENAI, "-o", "yaml")
    secret, team = yaml.safe_load(ended.out)["items"]
    assert secret["metadata"]["uid"] == (world.secret() or {})["metadata"]["uid"]
    assert team["metadata"]["resourceVersion"] == world.team()["metadata"]["resourceVersion"]
    assert "redacted" in secret["data"]["OPENAI_API_KEY"]


def test_several_providers_at_once(world: World) -> None:
    world.pack()
    ended = world.run(
        "activate", "team", "--key-from", "openai=env:KEY", "--key-from", "groq=env:SECOND", SECOND="gsk_0123456789ab"
    )
    assert ended.code == 0, ended.err
    assert world.team()["spec"]["authRefs"] == [
        {"provider": "openai", "secret": "team-openai-key"},
        {"provider": "groq", "secret": "team-groq-key"},
    ]
    assert list((world.secret("team-groq-key") or {})["data"]) == ["API_KEY"]


def test_a_keyless_provider(world: World) -> None:
    world.pack()
    ended = world.run(
        "activate", "team", "--provider", "ollama", "--model", "llama3", "--base-url", "http://ollama.ai.svc:11434/v1"
    )
    assert ended.code == 0, ended.err
    spec = world.team()["spec"]
    assert spec["authRefs"] == [{"provider": "ollama", "secret": ""}]
    assert spec["baseURL"] == "http://ollama.ai.svc:11434/v1"
    assert [persona["model"] for persona in spec["agentConfigs"]] == ["llama3", "gpt-4o-mini"]
    assert [request.verb for request in world.api.writes] == ["patch"]


def test_the_key_comes_through_standard_input(world: World) -> None:
    world.pack()
    ended = world.run("activate", "team", "--provider", "openai", "--key-from", "stdin", stdin=f"{CANARY}\n")
    assert ended.code == 0, ended.err
    assert (world.secret() or {})["data"]["OPENAI_API_KEY"] == "c2stcHJvai1DQU5BUlkwZDlmOGU3YzZiNWE0MzIx"


def test_a_file_is_applied_and_activated(world: World) -> None:
    text = yaml.safe_dump({**PACK, "spec": {**PACK["spec"], "enabled": False}})
    Path(world.folder, "team.yaml").write_text(text, "utf-8")
    ended = world.run("activate", "-f", "team.yaml", "--provider", "openai", "--key-from", "env:KEY")
    assert ended.code == 0, ended.err
    assert world.team()["spec"]["enabled"] is True
    assert world.secret() is not None
    owners = {(entry["manager"], entry["operation"]) for entry in world.team()["metadata"]["managedFields"]}
    assert owners == {("sympozium-cli", "Apply"), ("sympozium-cli", "Update")}
    again = world.run("activate", "-f", "team.yaml", "--provider", "openai", "--key-from", "env:KEY")
    assert (again.code, "nothing to change" in again.err) == (0, True)


@pytest.mark.parametrize("era", ["0.8", "0.9"])
def test_older_eras_get_their_own_words(era: str, tmp_path: Path) -> None:
    with FakeApi() as api:
        world = emulated(api.install(era), tmp_path, era)
        world.pack()
        ended = world.run(*OPENAI, "--model", "gpt-5")
        assert ended.code == 0, ended.err
        spec = world.team()["spec"]
        assert spec["enabled"] is True
        assert [persona["model"] for persona in spec["personas"]] == ["gpt-5", "gpt-4o-mini"]


def test_a_file_of_another_era_is_applied_in_the_words_of_the_cluster(world: World) -> None:
    old = {**PACK, "kind": "PersonaPack", "spec": {"personas": PACK["spec"]["agentConfigs"]}}
    Path(world.folder, "team.yaml").write_text(yaml.safe_dump(old), "utf-8")
    ended = world.run("activate", "-f", "team.yaml", "--provider", "openai", "--key-from", "env:KEY")
    assert ended.code == 0, ended.err
    assert len(world.team()["spec"]["agentConfigs"]) == 2


SCHEDULED = [
    {
        "name": "lead",
        "systemPrompt": "x",
        "schedule": {"type": "heartbeat", "interval": "1h", "task": "Look."},
    }
]


def test_what_would_spend_at_once_is_asked_and_nobody_is_there(world: World) -> None:
    world.pack(agentConfigs=SCHEDULED)
    ended = world.run(*OPENAI)
    assert (ended.code, world.api.writes) == (6, [])
    assert "lead: its schedule (every 1h) begins with a run" in ended.err
    assert "add --yes" in ended.err
    assert world.run(*OPENAI, "--yes").code == 0


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("\n", 6), ("n\n", 6)])
def test_at_a_terminal_it_asks_and_takes_everything_but_yes_for_no(world: World, answer: str, code: int) -> None:
    world.pack(agentConfigs=SCHEDULED)
    ended = on_terminal("pack", *OPENAI, typed=answer, KUBECONFIG=str(world.kubeconfig), KEY=CANARY)
    assert ended.code == code, ended.out
    assert "Go on? [y/N]" in ended.out
    assert bool(world.api.writes) == (code == 0)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("activate",), 2, "missing argument 'NAME'"),
        (("activate", "team", "--key-from", "env:KEY"), 2, "does not say for which provider"),
        (("activate", "team", "--provider", "opnai"), 2, "did you mean 'openai'?"),
        (
            ("activate", "team", "--provider", "openai", "--key-from", CANARY[:9] + "x"),
            2,
            "does not belong on the command",
        ),
        (("activate", "team", "--provider", "openai", "--key-from", "env:NONE"), 2, "NONE is not set"),
        (("activate", "team", "--api-key", CANARY), 2, "a key has no place on the command line"),
        (("activate", "taem"), 5, "did you mean 'team'?"),
        (("activate", "team", "-n", "other"), 5, "there is a pack 'team' in 'ns': add -n ns"),
        (("activate", "team"), 6, "needs a key, and nothing gives them a key"),
        (("activate", "team", "--provider", "openai"), 6, "no Secret 'team-openai-key'"),
        ((*OPENAI, "--model-for", "writr=x"), 6, "did you mean 'writer'?"),
        ((*OPENAI, "--dry-run=maybe"), 2, "--dry-run takes"),
        ((*OPENAI, "-o", "table"), 2, "is for lists"),
        ((*OPENAI, "-o", "jsn"), 2, "did you mean 'json'?"),
        ((*OPENAI, "--wait", "--timeout", "soon"), 2, "no time that one can wait"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_written(
    world: World, words: tuple[str, ...], code: int, message: str
) -> None:
    world.pack()
    ended = world.run(*words)
    assert (ended.code, message in ended.err) == (code, True), ended.err
    assert world.api.writes == []


def test_everything_that_stands_in_the_way_is_told_at_once(world: World) -> None:
    world.pack(relationships=[{"source": "lead", "target": "nobody", "type": "delegation"}])
    ended = world.run("activate", "team", "--provider", "anthropic")
    assert ended.code == 6
    for part in ("would not get through", "no Secret 'team-anthropic-key'", "name no model"):
        assert part in ended.err


def test_without_a_namespace_nothing_is_written(world: World) -> None:
    world.pack()
    config = json.loads(world.kubeconfig.read_text("utf-8"))
    del config["contexts"][0]["context"]["namespace"]
    world.kubeconfig.write_text(json.dumps(config), "utf-8")
    ended = world.run(*OPENAI)
    assert (ended.code, world.api.writes) == (6, [])
    assert "in which namespace" in ended.err
    assert world.run(*OPENAI, "-n", "ns").code == 0


def test_a_secret_of_somebody_else_is_left_alone(world: World) -> None:
    world.pack()
    made = world.make(SECRETS, {"metadata": {"name": "team-openai-key"}, "data": {"OPENAI_API_KEY": "eA=="}})
    ended = world.run(*OPENAI)
    assert ended.code == 6
    assert "its OPENAI_API_KEY has another value" in ended.err
    assert (world.secret(), world.api.writes) == (made, [])


def test_sympozium_is_not_installed(tmp_path: Path) -> None:
    with FakeApi() as api:
        ended = emulated(api, tmp_path).run(*OPENAI)
        assert ended.code == 5
        assert "Sympozium's CRDs are not installed" in ended.err


def test_who_may_not_is_told_all_that_is_missing_before_anything_is_done(world: World) -> None:
    world.pack()
    world.kubeconfig = world.site.kubeconfig("alice")
    everything = Resource("*", "v1", "*", "")
    world.site.grant("alice", ("get list", everything))
    world.api.requests.clear()
    ended = world.run(*OPENAI)
    assert (ended.code, world.api.writes) == (4, [])
    assert "you may not patch ensembles, create secrets or delete secrets in the namespace 'ns'" in ended.err
