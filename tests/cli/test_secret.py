"""`sympozium secret` against an emulated API server: what it does, what it says, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.playground import Playground, shown
from cluster.controller import Controller
from cluster.fixtures import SiteOf
from cluster.site import Site, new_site
from fakeapi.faults import AFTER, BEFORE, Reply, Reset
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import ENSEMBLES, SECRETS

KEY = "sk-proj-Ab12Cd34Ef56Gh78Ij90klMN"
OTHER = "sk-proj-Zy98Xw76Vu54Ts32Rq10poNM"
CREATE = ("secret", "create", "provider", "openai", "--pack", "team", "--key-from", "env:OPENAI_API_KEY")
_ALL, _ONE = "*/secrets", "*/secrets/*"
ROTATE = ("secret", "rotate", "team-openai-key", "--key-from", "env:OPENAI_API_KEY")


@pytest.fixture(name="place")
def _place(fake_site: Site, fakeapi: FakeApi) -> Playground:
    """An emulated API server, in which things go wrong at will."""
    place = Playground(fake_site, fakeapi)
    place.put_pack("team", enabled=True)
    return place


@pytest.fixture(name="anywhere", params=["emulated", "real"])
def _anywhere(request: pytest.FixtureRequest) -> Playground:
    """An emulated API server, then a real one."""
    if request.param == "emulated":
        return request.getfixturevalue("place")  # type: ignore[no-any-return]
    place = Playground(request.getfixturevalue("site"))
    place.put_pack("team", enabled=True)
    return place


def test_a_key_goes_where_the_agents_look_for_it(anywhere: Playground) -> None:
    ended = anywhere.run(*CREATE, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key created\n")
    first, size, fate, step = ended.err.splitlines()
    assert first == f"context tests, namespace {anywhere.namespace}, server {anywhere.site.server.url}, user tests-user"
    assert re.fullmatch(
        r"  OPENAI_API_KEY: 32 bytes, fingerprint [0-9a-f]{8}, from the environment variable OPENAI_API_KEY", size
    )
    assert fate == "  the controller deletes it when pack 'team' is deactivated; --keep makes one that stays"
    assert step == "next: sympozium pack activate team --provider openai"
    made = anywhere.secret("team-openai-key")
    assert anywhere.value("team-openai-key", "OPENAI_API_KEY") == KEY
    assert made["type"] == "Opaque"
    assert made["metadata"]["labels"] == {
        "app.kubernetes.io/managed-by": "sympozium",
        "sympozium.ai/ensemble": "team",
    }
    assert "annotations" not in made["metadata"]
    assert {entry["manager"] for entry in made["metadata"]["managedFields"]} == {"sympozium-cli"}


@pytest.mark.parametrize(
    ("words", "name", "key"),
    [
        ("provider anthropic --pack team", "team-anthropic-key", "ANTHROPIC_API_KEY"),
        ("provider azure-openai --pack team", "team-azure-openai-key", "AZURE_OPENAI_API_KEY"),
        ("provider groq --pack team", "team-groq-key", "API_KEY"),
        ("provider custom --pack team", "team-custom-key", "API_KEY"),
        ("provider lm-studio --pack team", "team-lm-studio-key", "API_KEY"),
        ("provider openai --pack team --keep", "team-openai", "OPENAI_API_KEY"),
        ("provider openai --name shared", "shared", "OPENAI_API_KEY"),
        ("channel telegram --pack team", "team-telegram-secret", "TELEGRAM_BOT_TOKEN"),
        ("channel discord --pack team", "team-discord-secret", "DISCORD_BOT_TOKEN"),
        ("github", "github-gitops-token", "GH_TOKEN"),
    ],
)
def test_every_key_has_its_name_and_its_place(place: Playground, words: str, name: str, key: str) -> None:
    ended = place.run("secret", "create", *words.split(), "--key-from", "stdin", stdin=f"{KEY}\n")
    assert (ended.code, ended.out) == (0, f"secret/{name} created\n"), ended.err
    assert list(place.secret(name)["data"]) == [key]
    assert place.value(name, key) == KEY


def test_slack_needs_two_tokens(place: Playground) -> None:
    base = ("secret", "create", "channel", "slack", "--pack", "team", "--token-from", "env:BOT")
    for extra in ((), ("--app-token-from", "env:APP", "--signing-secret-from", "env:SIGN")):
        ended = place.run(*base, *extra, BOT=KEY, APP=OTHER, SIGN=OTHER)
        assert (ended.code, "slack needs" in ended.err) == (2, True)
    ended = place.run(*base, "--app-token-from", "env:APP", BOT="xoxb-1234567890", APP="xapp-1-1234567890")
    assert ended.code == 0
    assert "warning" not in ended.err
    assert set(place.secret("team-slack-secret")["data"]) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"}


def test_the_second_time_nothing_happens(place: Playground) -> None:
    place.run(*CREATE, OPENAI_API_KEY=KEY)
    before, writes = place.secret("team-openai-key"), len(place.api.writes)
    ended = place.run(*CREATE, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key unchanged\n")
    assert place.secret("team-openai-key") == before
    assert len(place.api.writes) == writes


def test_another_key_is_refused_without_rotate(anywhere: Playground) -> None:
    anywhere.put_secret("team-openai-key", OPENAI_API_KEY=KEY, OTHERS="theirs")
    before = anywhere.secret("team-openai-key")
    ended = anywhere.run(*CREATE, OPENAI_API_KEY=OTHER)
    assert (ended.code, ended.out) == (6, "")
    assert f"exists already in '{anywhere.namespace}', and has another 'OPENAI_API_KEY'" in ended.err
    assert anywhere.secret("team-openai-key") == before
    ended = anywhere.run(*CREATE, "--rotate", OPENAI_API_KEY=OTHER)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key rotated\n")
    assert anywhere.value("team-openai-key", "OPENAI_API_KEY") == OTHER
    assert anywhere.value("team-openai-key", "OTHERS") == "theirs"


def test_a_secret_that_would_be_deleted_at_once_is_not_made(anywhere: Playground) -> None:
    anywhere.put_pack("night", authRefs=[{"provider": "openai", "secret": "night-openai-key"}])
    words = [word.replace("team", "night") for word in CREATE]
    ended = anywhere.run(*words, OPENAI_API_KEY=KEY)
    assert ended.code == 6
    assert "would delete Secret 'night-openai-key' at once: pack 'night' is not enabled" in ended.err
    assert anywhere.secret("night-openai-key") == {}
    assert anywhere.run(*words, "--keep", OPENAI_API_KEY=KEY).code == 0
    assert anywhere.secret("night-openai")["metadata"]["labels"] == {"app.kubernetes.io/managed-by": "sympozium-cli"}


def test_keep_and_a_name_that_nobody_keeps(place: Playground) -> None:
    ended = place.run(*CREATE, "--keep", "--name", "team-my-key", OPENAI_API_KEY=KEY)
    assert ended.code == 6
    assert "begins with 'team-' and ends with '-key'" in ended.err
    assert place.secret("team-my-key") == {}


@pytest.mark.parametrize(("mode", "note"), [("client", "dry run"), ("server", "server dry run")])
def test_a_dry_run_writes_nothing(place: Playground, mode: str, note: str) -> None:
    place.put_secret("team-anthropic-key", ANTHROPIC_API_KEY=KEY)
    before, kept = place.changes, place.secret("team-anthropic-key")
    ended = place.run(*CREATE, "--dry-run", mode, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, f"secret/team-openai-key created ({note})\n")
    rotated = place.run(
        "secret", "rotate", "team-anthropic-key", "--key-from", "env:K", "--dry-run", mode, K="sk-ant-1234567890"
    )
    assert (rotated.code, rotated.out) == (0, f"secret/team-anthropic-key rotated ({note})\n")
    deleted = place.run("secret", "delete", "team-anthropic-key", "--dry-run", mode)
    assert (deleted.code, deleted.out) == (0, f"secret/team-anthropic-key deleted ({note})\n")
    assert place.changes == before
    assert place.secret("team-anthropic-key") == kept


@pytest.mark.parametrize("output", ["yaml", "json"])
def test_the_secret_is_printed_without_its_value(place: Playground, output: str) -> None:
    ended = place.run(*CREATE, "-o", output, OPENAI_API_KEY=KEY)
    assert ended.code == 0
    assert re.search(r"OPENAI_API_KEY\W+<redacted 32 bytes, fingerprint [0-9a-f]{8}>", ended.out)
    assert "managedFields" not in ended.out
    assert place.run(*CREATE, "-o", "name", OPENAI_API_KEY=KEY).out == "secret/team-openai-key\n"


@pytest.mark.parametrize("option", ["--key", "--api-key", "--token", "--value", "--from-literal", "--password"])
@pytest.mark.parametrize("form", ["{0} {1}", "{0}={1}"])
def test_a_key_typed_by_habit_is_refused_and_not_repeated(place: Playground, option: str, form: str) -> None:
    asked = len(place.api.requests)
    words = form.format(option, KEY).split()
    for command in (("create", "provider", "openai", "--pack", "team"), ("rotate", "team"), ("create", "github")):
        ended = place.run("secret", *command, *words)
        assert ended.code == 2
        assert ended.err.startswith(f"error: {option} does not exist: a key has no place on the command line\n")
        assert re.search(r"use --(key|token)-from env:NAME, file:PATH, stdin or prompt; .*history", ended.err)
        assert KEY[8:] not in ended.out + ended.err
    assert len(place.api.requests) == asked


@pytest.mark.parametrize(
    "words",
    [
        f"create provider openai {KEY}",
        f"create provider {KEY}",
        f"create channel {KEY}",
        f"create github {KEY}",
        f"create provider openai --pack team --key-from {KEY}",
        f"create provider openai --pack team --key-from env:{KEY}",
        f"create provider openai --pack team --key-from={KEY}",
        f"create {KEY}",
        f"{KEY}",
        f"rotate {KEY}",
        f"rotate name {KEY}",
        f"check {KEY}",
        f"create provider openai --pack {KEY}",
        f"create provider openai --kye={KEY}",
        f"create provider openai --keep={KEY}",
        f"create provider openai --output {KEY}",
        f"create provider openai --dry-run {KEY}",
    ],
)
def test_a_key_in_the_wrong_place_is_not_repeated(place: Playground, words: str) -> None:
    ended = place.run("secret", *words.split())
    assert ended.code in {2, 5}
    assert ended.err.startswith("error: ")
    assert KEY[8:] not in ended.out + ended.err


def test_nothing_is_sent_before_the_key_is_read(place: Playground) -> None:
    asked = len(place.api.requests)
    for source in ("env:NOSUCH", "file:/nosuch", "stdin", "env:EMPTY", "env:PLACEHOLDER"):
        ended = place.run(*CREATE[:-1], source, EMPTY="", PLACEHOLDER="changeme")
        assert ended.code == 2
        assert ended.err.startswith("error: ")
    assert place.run(*CREATE[:-2], "--no-input").code == 2
    assert len(place.api.requests) == asked


def test_bedrock_and_whatsapp_are_told_what_works(place: Playground) -> None:
    asked = len(place.api.requests)
    ended = place.run("secret", "create", "provider", "bedrock", "--pack", "team")
    assert (ended.code, "IAM role" in ended.err) == (6, True)
    ended = place.run("secret", "create", "channel", "whatsapp", "--pack", "team")
    assert (ended.code, "paired with a phone" in ended.err) == (6, True)
    assert len(place.api.requests) == asked


def test_a_creation_without_an_answer_is_looked_for(place: Playground) -> None:
    place.api.inject(Reset(AFTER), verb="create", path=_ALL)
    ended = place.run(*CREATE, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key created\n")
    assert len([one for one in place.api.requests if one.verb == "create" and one.path.endswith("/secrets")]) == 1


def test_a_creation_that_did_not_arrive_is_not_repeated(place: Playground) -> None:
    place.api.inject(Reset(BEFORE), verb="create", path=_ALL)
    ended = place.run(*CREATE, OPENAI_API_KEY=KEY)
    assert ended.code == 8
    assert "the same command again does it only once" in ended.err
    assert len([one for one in place.api.requests if one.verb == "create" and one.path.endswith("/secrets")]) == 1
    assert place.run(*CREATE, OPENAI_API_KEY=KEY).out == "secret/team-openai-key created\n"


def test_two_that_create_at_once_agree(place: Playground) -> None:
    status = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}
    place.put_secret("team-openai-key", OPENAI_API_KEY=KEY)
    details = {"name": "team-openai-key", "kind": "secrets"}
    place.api.inject(Reply(404, {**status, "details": details}), verb="get", path=_ONE)
    ended = place.run(*CREATE, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key unchanged\n")
    place.api.inject(Reply(404, {**status, "details": details}), verb="get", path=_ONE)
    ended = place.run(*CREATE, OPENAI_API_KEY=OTHER)
    assert (ended.code, ended.out) == (6, "")
    assert place.value("team-openai-key", "OPENAI_API_KEY") == KEY


def test_rotation(anywhere: Playground) -> None:
    anywhere.put_pack("other", enabled=True, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    anywhere.put_secret("team-openai-key", {"mine": "kept"}, OPENAI_API_KEY=KEY)
    ended = anywhere.run(*ROTATE, OPENAI_API_KEY=OTHER)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key rotated\n")
    assert re.search(r"32 bytes, fingerprint \w{8} \(before: \w{8}\)", ended.err)
    assert "runs of 'other' that are going on keep the old value; every new one reads the new" in ended.err
    assert anywhere.value("team-openai-key", "OPENAI_API_KEY") == OTHER
    assert anywhere.secret("team-openai-key")["metadata"]["labels"] == {"mine": "kept"}
    before = anywhere.secret("team-openai-key")
    assert anywhere.run(*ROTATE, OPENAI_API_KEY=OTHER).out == "secret/team-openai-key unchanged\n"
    assert anywhere.secret("team-openai-key") == before


def test_a_rotation_says_what_has_to_be_started_anew(place: Playground) -> None:
    lead = {"name": "lead", "systemPrompt": "x", "channels": ["telegram"], "webEndpoint": {"enabled": True}}
    place.put_pack("chat", [lead], enabled=True, channelConfigs={"telegram": "chat-telegram-secret"})
    place.put_secret("chat-telegram-secret", TELEGRAM_BOT_TOKEN=KEY)
    ended = place.run("secret", "rotate", "chat-telegram-secret", "--token-from", "stdin", stdin=OTHER)
    assert ended.code == 0
    assert f"kubectl rollout restart deployment -n {place.namespace} -l sympozium.ai/component=channel," in ended.err
    assert "deployment/chat-lead-web-endpoint-server" in ended.err


def test_a_rotation_names_the_key_where_there_are_several(place: Playground) -> None:
    place.put_secret("team-openai-key", OPENAI_API_KEY=KEY, API_KEY=KEY)
    ended = place.run(*ROTATE, OPENAI_API_KEY=OTHER)
    assert (ended.code, "has API_KEY, OPENAI_API_KEY" in ended.err, "--data-key" in ended.err) == (2, True, True)
    assert place.run(*ROTATE, "--data-key", "API_KEY", OPENAI_API_KEY=OTHER).code == 0
    assert place.value("team-openai-key", "API_KEY") == OTHER
    assert place.value("team-openai-key", "OPENAI_API_KEY") == KEY


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"immutable": True}, "is immutable"),
        (
            {
                "metadata": {
                    "ownerReferences": [
                        {"apiVersion": "v1", "kind": "ExternalSecret", "name": "vault", "uid": "u", "controller": True}
                    ]
                }
            },
            "is written by ExternalSecret 'vault'",
        ),
    ],
)
def test_what_would_not_last_is_not_rotated(anywhere: Playground, change: dict[str, object], message: str) -> None:
    anywhere.put_secret("team-openai-key", OPENAI_API_KEY=KEY)
    anywhere.site.admin.patch(SECRETS, "team-openai-key", change, anywhere.namespace)
    for words in (ROTATE, (*ROTATE, "--dry-run", "client"), (*CREATE, "--rotate")):
        ended = anywhere.run(*words, OPENAI_API_KEY=OTHER)
        assert (ended.code, message in ended.err) == (6, True)
    assert anywhere.value("team-openai-key", "OPENAI_API_KEY") == KEY


def test_a_rotation_does_not_overwrite_what_has_changed_meanwhile(place: Playground) -> None:
    place.put_secret("team-openai-key", OPENAI_API_KEY=KEY)
    stale = place.secret("team-openai-key")
    stale["metadata"]["resourceVersion"] = "1"
    place.api.inject(Reply(200, stale), verb="get", path=_ONE)
    ended = place.run(*ROTATE, OPENAI_API_KEY=OTHER)
    assert (ended.code, "somebody else has changed" in ended.err) == (6, True)
    assert place.value("team-openai-key", "OPENAI_API_KEY") == KEY


def test_a_rotation_of_what_is_not_there(place: Playground) -> None:
    ended = place.run(*ROTATE, OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (5, "")
    assert f"there is no Secret 'team-openai-key' in '{place.namespace}'" in ended.err


def test_what_is_in_use_is_not_deleted(anywhere: Playground) -> None:
    anywhere.put_pack("other", enabled=True, authRefs=[{"provider": "openai", "secret": "key"}])
    anywhere.put_secret("key", OPENAI_API_KEY=KEY)
    ended = anywhere.run("secret", "delete", "key", "--yes")
    assert (ended.code, "is in use: other (spec.authRefs[0].secret)" in ended.err) == (6, True)
    assert anywhere.secret("key")
    assert anywhere.run("secret", "delete", "key", "--yes", "--force").out == "secret/key deleted\n"
    assert anywhere.secret("key") == {}


def test_nothing_is_deleted_without_a_yes(place: Playground) -> None:
    place.put_secret("key", OPENAI_API_KEY=KEY)
    ended = place.run("secret", "delete", "key", stdin="yes\n")
    assert (ended.code, "--yes" in ended.err) == (6, True)
    assert place.secret("key")
    assert place.run("secret", "delete", "nosuch", "--yes").code == 5


def test_only_what_was_looked_at_is_deleted(place: Playground) -> None:
    old = place.put_secret("key", OPENAI_API_KEY=KEY)
    place.site.admin.delete(SECRETS, "key", place.namespace)
    place.put_secret("key", OPENAI_API_KEY=OTHER)
    place.api.inject(Reply(200, old), verb="get", path=_ONE)
    ended = place.run("secret", "delete", "key", "--yes")
    assert (ended.code, "not the one that was meant" in ended.err) == (6, True)
    assert place.value("key", "OPENAI_API_KEY") == OTHER


def test_the_list_says_who_uses_what(anywhere: Playground) -> None:
    lead = {"name": "lead", "systemPrompt": "x", "skills": ["github-gitops"]}
    anywhere.put_pack(
        "ops",
        [lead],
        enabled=True,
        authRefs=[{"provider": "openai", "secret": "ops-openai-key"}],
        channelConfigs={"slack": "ops-slack-secret"},
    )
    anywhere.put_secret("ops-openai-key", OPENAI_API_KEY=KEY)
    anywhere.put_secret("ops-slack-secret", SLACK_BOT_TOKEN=KEY)
    anywhere.put_secret("old", {"app.kubernetes.io/managed-by": "sympozium-cli"}, API_KEY=KEY)
    anywhere.put_secret("foreign", PASSWORD=KEY)
    ended = anywhere.run("secret", "list")
    assert ended.code == 0
    rows = [re.split(r"\s{3,}", line) for line in ended.out.splitlines()]
    assert rows[0] == ["NAME", "KEYS", "AGE", "USED BY", "DELETED WITH", "STATE"]
    assert [[row[0], row[1], *row[3:]] for row in rows[1:]] == [
        ["github-gitops-token", "-", "ops", "-", "missing"],
        ["old", "API_KEY", "-", "-", "unused"],
        ["ops-openai-key", "OPENAI_API_KEY", "ops", "ops", "ok"],
        ["ops-slack-secret", "SLACK_BOT_TOKEN", "ops", "-", "wrong"],
    ]
    value = shown(anywhere.run("secret", "list", "-o", "json"))
    assert value["apiVersion"] == "sympozium-cli/secrets/v1"
    assert [one["name"] for one in value["secrets"] if not one["exists"]] == ["github-gitops-token"]
    assert anywhere.run("secret", "list", "-o", "name").out.split() == [
        "secret/old",
        "secret/ops-openai-key",
        "secret/ops-slack-secret",
    ]
    everywhere = anywhere.run("secret", "list", "-A", "-o", "wide").out
    assert re.search(rf"^{anywhere.namespace} +old +API_KEY=[0-9a-f]{{8}} ", everywhere, re.MULTILINE)
    assert everywhere.startswith("NAMESPACE ")


def test_an_empty_list_says_so(place: Playground) -> None:
    ended = place.run("secret", "list")
    assert (ended.code, ended.out) == (0, "")
    assert f"no pack in '{place.namespace}' refers to a Secret" in ended.err
    assert place.run("secret", "list", "-q").err == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"OPENAI_API_KEY": f"{KEY}\n"}, "OPENAI_API_KEY ends with a line break"),
        ({"OPENAI_API_KEY": f'"{KEY}"'}, "OPENAI_API_KEY is in quotes"),
        ({"OPENAI_API_KEY": ""}, "OPENAI_API_KEY is empty"),
        ({"key": KEY}, "pack 'ops' finds no key of openai that agents read: it has key"),
        ({"PROVIDER_API_KEY": KEY}, "finds no key of openai that agents read"),
        ({}, "finds no key of openai that agents read: it is empty"),
        ({"OPENAI_API_KEY": KEY, "API_KEY": KEY}, "the agents take API_KEY whatever their provider is"),
    ],
)
def test_a_check_finds_what_will_not_work(place: Playground, data: dict[str, str], message: str) -> None:
    place.put_pack("ops", enabled=True, authRefs=[{"provider": "openai", "secret": "ops-key"}])
    place.put_secret("ops-key", {}, **data)
    ended = place.run("secret", "check", "ops-key")
    assert message in ended.err
    assert ended.code == (0 if "whatever" in message else 1)
    assert KEY not in ended.out + ended.err
    assert place.run("secret", "check").code == ended.code


def test_a_check_tells_what_the_controller_will_delete(place: Playground) -> None:
    place.put_pack("ops", authRefs=[{"provider": "openai", "secret": "ops-key"}])
    place.put_secret("ops-key", OPENAI_API_KEY=KEY)
    ended = place.run("secret", "check")
    assert ended.code == 1
    assert "the controller deletes it within seconds: pack 'ops' is not enabled" in ended.err


def test_a_check_compares_with_a_key(place: Playground) -> None:
    place.run(*CREATE, OPENAI_API_KEY=KEY)
    words = ("secret", "check", "team-openai-key", "--key-from", "env:K")
    ended = place.run(*words, K=KEY)
    assert (ended.code, "holds the key from the environment variable K as OPENAI_API_KEY" in ended.err) == (0, True)
    ended = place.run(*words, K=OTHER)
    assert (ended.code, "does not hold the key" in ended.err) == (1, True)
    assert place.run("secret", "check", "--key-from", "env:K", K=KEY).code == 2


def test_a_check_of_what_is_not_there(place: Playground) -> None:
    place.put_pack("ops", enabled=True, authRefs=[{"provider": "openai", "secret": "ops-openai-key"}])
    ended = place.run("secret", "check", "ops-opnai-key")
    assert (ended.code, "did you mean 'ops-openai-key'?" in ended.err) == (5, True)
    ended = place.run("secret", "check", "ops-openai-key")
    assert (ended.code, "make it: sympozium secret create provider openai --pack ops\n" in ended.err) == (1, True)


def test_without_rights_the_missing_verb_is_named(anywhere: Playground) -> None:
    ended = anywhere.run(*CREATE, user="alice", OPENAI_API_KEY=KEY)
    assert ended.code == 4
    assert f"may not get secrets in namespace '{anywhere.namespace}'" in ended.err
    anywhere.site.grant("alice", ("get create", SECRETS))
    ended = anywhere.run(*CREATE, user="alice", OPENAI_API_KEY=KEY)
    assert (ended.code, ended.out) == (0, "secret/team-openai-key created\n")
    assert "you may not list packs" in ended.err
    ended = anywhere.run("secret", "delete", "team-openai-key", "--yes", user="alice")
    assert (ended.code, "nobody knows who uses" in ended.err) == (6, True)


def test_who_may_see_nothing_is_told_so(anywhere: Playground) -> None:
    for words in ("list", "check"):
        ended = anywhere.run("secret", words, user="viewer")
        assert (ended.code, ended.out) == (4, "")
        assert "may not list secrets" in ended.err
    anywhere.site.grant("bob", ("list", anywhere.site.packs), ("get", SECRETS))
    ended = anywhere.run("secret", "list", user="bob")
    assert ended.code == 0
    assert ended.err == "warning: you may not list Secrets that no pack refers to\n"


def test_a_named_namespace_is_in_the_next_step(place: Playground) -> None:
    ended = place.run(*CREATE, "-n", place.namespace, OPENAI_API_KEY=KEY)
    assert ended.err.endswith(f"next: sympozium pack activate team --provider openai -n {place.namespace}\n")
    place.put_pack("ops", enabled=True, authRefs=[{"provider": "groq", "secret": "ops-groq-key"}])
    ended = place.run("secret", "check", "-n", place.namespace)
    assert f"make it: sympozium secret create provider groq --pack ops -n {place.namespace}\n" in ended.err


def test_an_older_cluster_has_another_label(site_of: SiteOf) -> None:
    place = Playground(site_of("0.8"))
    ended = place.run(*CREATE, OPENAI_API_KEY=KEY)
    assert ended.code == 0
    assert f"there is no pack 'team' in '{place.namespace}' yet" in ended.err
    assert place.secret("team-openai-key")["metadata"]["labels"]["sympozium.ai/persona-pack"] == "team"


def test_a_cluster_without_sympozium_takes_secrets_all_the_same(tmp_path: Path) -> None:
    with FakeApi() as api:
        place = Playground(new_site(api.server, "0.10", "bare", tmp_path), api)
        assert place.run(*CREATE, OPENAI_API_KEY=KEY).code == 0
        assert place.run("secret", "list", "-o", "name").out == "secret/team-openai-key\n"


def test_with_the_controller_at_work(site: Site, controller: Controller) -> None:
    """The Secret that upstream's recipe loses is lost; ours is refused, or stays."""
    place = Playground(site)
    place.put_pack("night", authRefs=[{"provider": "openai", "secret": "night-openai-key"}])
    place.put_secret("night-openai-key", OPENAI_API_KEY=KEY)
    controller.settle()
    assert place.secret("night-openai-key") == {}
    words = [word.replace("team", "night") for word in CREATE]
    assert place.run(*words, OPENAI_API_KEY=KEY).code == 6
    assert place.run(*words, "--keep", OPENAI_API_KEY=KEY).code == 0
    refs = {"spec": {"authRefs": [{"provider": "openai", "secret": "night-openai"}]}}
    place.site.admin.patch(ENSEMBLES, "night", refs, place.namespace)
    controller.settle()
    assert place.value("night-openai", "OPENAI_API_KEY") == KEY
    ended = place.run("secret", "check", "night-openai")
    assert (ended.code, "never by the controller" in ended.out) == (0, True)


def test_kubectl_sees_no_copy_of_the_key(site: Site) -> None:
    place = Playground(site)
    place.put_pack("team", enabled=True)
    place.run(*CREATE, OPENAI_API_KEY=KEY)
    place.run(*CREATE, "--rotate", OPENAI_API_KEY=OTHER)
    made = place.secret("team-openai-key")
    about = made.pop("metadata")
    assert "annotations" not in about
    assert {entry["manager"] for entry in about["managedFields"]} == {"sympozium-cli"}
    assert made["data"].keys() == {"OPENAI_API_KEY"}


def test_a_rotation_knows_whose_key_belongs_there(place: Playground) -> None:
    place.put_secret("team-openai-key", OPENAI_API_KEY=KEY)
    ended = place.run(*ROTATE, OPENAI_API_KEY="sk-ant-api03-1234567890")
    assert (ended.code, "looks like one of anthropic, not of openai" in ended.err) == (0, True)
    ended = place.run(*ROTATE, OPENAI_API_KEY="changeme")
    assert (ended.code, "is a placeholder" in ended.err) == (2, True)
    place.put_secret("local", API_KEY=KEY)
    assert place.run("secret", "rotate", "local", "--key-from", "env:K", K="none").code == 0
