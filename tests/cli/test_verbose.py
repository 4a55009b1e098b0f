"""`-v` and `-vv`: what is told of requests, and what never is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.canary import planted, traces
from cli.playground import Playground
from cli.touring import COMMANDS, PACK, tour
from cluster.site import Site
from fakeapi.faults import BEFORE, Reply, Reset
from fakeapi.server import FakeApi

_PACKS = "/apis/sympozium.ai/v1alpha1/namespaces/{}/ensembles"
_REQUEST = re.compile(r"(GET|POST|PATCH|DELETE) /\S* (\d{3}|no answer) \d+ ms")
_ATTEMPT = re.compile(rf"#\d+ {_REQUEST.pattern}, attempt \d+(, again in \d+\.\d s)?")


@pytest.fixture(name="place")
def _place(fake_site: Site, fakeapi: FakeApi) -> Playground:
    fake_site.pack(PACK)
    return Playground(fake_site, fakeapi)


def test_without_it_nothing_is_told(place: Playground) -> None:
    assert tour(place, "pack list").err == ""


@pytest.mark.parametrize("words", ["pack list -v", "-v pack list", "pack -v list", "pack list --verbose"])
def test_every_request_is_a_line(place: Playground, words: str) -> None:
    place.api.requests.clear()
    ended = tour(place, words)
    assert ended.code == 0
    assert ended.out.startswith("NAME ")
    lines = ended.err.splitlines()
    assert all(_REQUEST.fullmatch(line) for line in lines)
    listed = [line.split()[:3] for line in lines][-1]
    assert listed == ["GET", _PACKS.format(place.namespace), "200"]


@pytest.mark.parametrize("words", ["pack list -vv", "-vv pack list", "-v pack list -vv", "pack list --verbose -v"])
def test_twice_tells_of_attempts_and_where_it_goes(place: Playground, words: str) -> None:
    first, *lines = tour(place, words).err.splitlines()
    server = place.site.server.url
    assert first == f"# context tests, namespace {place.namespace}, server {server}, user tests-user, token"
    assert all(_ATTEMPT.fullmatch(line) for line in lines)
    assert [line.split()[0] for line in lines] == [f"#{number + 1}" for number in range(len(lines))]


def test_what_is_sent_again_is_told_with_the_pause(place: Playground) -> None:
    path = f"*/namespaces/{place.namespace}/ensembles"
    place.api.inject(Reply(503, b"", "text/plain"), verb="list", path=path, number=1)
    place.api.inject(Reset(BEFORE), verb="list", path=path, number=2)
    ended = tour(place, "pack list -vv")
    assert ended.code == 0
    lines = [line for line in ended.err.splitlines() if _PACKS.format(place.namespace) in line]
    assert [line.partition(" ms, ")[2].partition(", again")[0] for line in lines] == [
        "attempt 1",
        "attempt 2",
        "attempt 3",
    ]
    assert [" again in " in line for line in lines] == [True, True, False]
    assert " 503 " in lines[0]
    assert " no answer " in lines[1]
    assert len({line.split()[0] for line in lines}) == 1


def test_what_fails_is_told_too(place: Playground) -> None:
    place.api.inject(Reply(500, b"", "text/plain"), verb="create", path="*/secrets", times=0)
    ended = tour(place, f"{COMMANDS['secret create']} -v")
    assert ended.code == 8
    assert re.search(rf"^POST /api/v1/namespaces/{place.namespace}/secrets 500 \d+ ms$", ended.err, re.MULTILINE)


@pytest.mark.parametrize("command", ["status", "activate", "diff", "secret check", "secret create"])
def test_neither_token_nor_query_nor_body_is_told(place: Playground, command: str) -> None:
    canary, token = planted("verbose"), planted("token")
    config = json.loads(Path(place.environment()["KUBECONFIG"]).read_text())
    path = place.site.folder / "told.yaml"
    for user in ({"token": token}, config["users"][0]["user"]):
        config["users"][0]["user"] = user
        path.write_text(json.dumps(config))
        ended = tour(place, f"{COMMANDS[command]} -vv", path, MY_KEY=canary)
        assert "#1 GET " in ended.err
        assert not traces(canary, ended.out + ended.err)
        assert not traces(token, ended.out + ended.err)
        assert not re.search(r"Bearer|Authorization|[?&]\w+=|resourceVersion|dryRun=", ended.err)


def test_a_key_that_was_written_for_a_name_is_not_told(place: Playground) -> None:
    canary = "sk-CANARY5f1e9c7d2b8a4f60c3d1"
    ended = tour(place, f"secret check {canary} -vv")
    assert ended.code == 5
    assert "/secrets/sk-***" in ended.err
    assert canary not in ended.err


@pytest.mark.parametrize("command", ["pack list", "secret check", "secret create provider openai", "doctor"])
@pytest.mark.parametrize("option", ["--show-secrets", "--show-secret"])
def test_there_is_no_way_to_show_secrets(place: Playground, command: str, option: str) -> None:
    ended = tour(place, f"{command} {option}")
    assert (ended.code, ended.out) == (2, "")
    hint = "no value of a Secret is ever printed here; who may read it can: kubectl get secret NAME -o yaml"
    assert ended.err == f"error: there is no option '{option}'\nhint: {hint}\n"


def test_a_number_is_not_how_it_is_said(place: Playground) -> None:
    ended = tour(place, "pack list -v=6")
    assert ended.code == 2
    assert "hint: an option of one letter has no '=': -n NAME; and to be told more, -v or -vv" in ended.err


def test_it_means_nothing_where_no_cluster_is_asked(place: Playground) -> None:
    ended = tour(place, "pack validate team.json -v")
    assert ended.code == 2
    assert "hint: add --cluster, or --target cluster" in ended.err
    ended = tour(place, "pack validate team.json --cluster -v")
    assert ended.code == 0
    assert "GET /apis/sympozium.ai/v1alpha1 200 " in ended.err
