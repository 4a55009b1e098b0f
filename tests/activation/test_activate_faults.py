"""Failures, conflicts and signals at every step: nothing is left, or everything is done, or what is left is printed."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from activation.world import OPENAI, PACK, World, emulated
from cli.program import Outcome
from fakeapi.faults import AFTER, BEFORE, Hold, Reply, Reset
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import ENSEMBLES, Resource
from sympozium_cli.cluster.resource import SECRETS as SECRETS_RESOURCE

TEAM = "*/ensembles/team"
SECRETS = "*/secrets"
REQUESTS = 15


def _refusal(code: int, reason: str, message: str) -> Reply:
    status = {
        "kind": "Status",
        "apiVersion": "v1",
        "status": "Failure",
        "reason": reason,
        "message": message,
        "code": code,
    }
    return Reply(code, status)


def _real(verb: str) -> dict[str, Any]:
    """The real write of that verb, which comes after its rehearsal."""
    return {"verb": verb, "number": 2}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (_refusal(403, "Forbidden", "no"), 6),
        (_refusal(422, "Invalid", "no"), 6),
        (_refusal(500, "InternalError", "etcdserver: no"), 8),
        (Reply(200, b"<html>"), 8),
    ],
)
def test_a_patch_that_fails_takes_the_secret_along(world: World, reply: Reply, code: int) -> None:
    before = world.pack()
    world.api.inject(reply, **_real("patch"), path="*/ensembles/team", times=0)
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (code, before, None), ended.err
    assert "what was done has been taken back" in ended.err
    deleted = [request for request in world.api.writes if request.verb == "delete"]
    assert len(deleted) == 1
    assert b'"preconditions"' in deleted[0].body


def test_a_rollback_that_fails_too_says_what_is_left_and_how_to_go_on(world: World) -> None:
    before = world.pack()
    world.api.inject(_refusal(422, "Invalid", "no"), **_real("patch"), path="*/ensembles/team", times=0)
    world.api.inject(_refusal(403, "Forbidden", "no"), verb="delete", times=0)
    ended = world.run(*OPENAI)
    assert (ended.code, world.team()) == (7, before), ended.err
    assert "Secret team-openai-key stays" in ended.err
    assert "to go on, repeat the command; to go back: kubectl delete secrets team-openai-key -n ns" in ended.err
    world.api.faults.clear()
    assert world.run(*OPENAI).code == 0, "it can be resumed as it says"
    assert world.team()["spec"]["enabled"] is True


def test_what_a_rehearsal_refuses_is_never_begun(world: World) -> None:
    before = world.pack()
    world.api.inject(_refusal(403, "Forbidden", 'admission webhook "w" denied the request: no'), verb="patch", times=0)
    ended = world.run(*OPENAI)
    assert (world.team(), world.secret(), world.api.writes) == (before, None, [])
    assert ended.code in {4, 6}


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
@pytest.mark.parametrize("verb", ["create", "patch"])
def test_an_answer_that_is_lost_is_looked_for(world: World, verb: str, moment: str) -> None:
    world.pack()
    path = f"{SECRETS}*" if verb == "create" else TEAM
    world.api.inject(Reset(moment), **_real(verb), path=path)
    ended = world.run(*OPENAI)
    assert ended.code == 0, ended.err
    assert world.team()["spec"]["enabled"] is True
    assert world.secret() is not None
    real = [request for request in world.api.writes if request.verb == verb]
    assert len(real) == (1 if moment == AFTER else 2), "nothing is sent twice without a look in between"


def test_a_server_that_goes_away_for_good_leaves_a_printed_state(world: World) -> None:
    world.pack()
    hold = world.api.inject(Hold(AFTER), **_real("create"), path=f"{SECRETS}*")
    world.api.inject(Reset(AFTER), **_real("create"), path=f"{SECRETS}*")
    running = world.begin(*OPENAI, "--request-timeout=2s")
    assert hold.wait()
    world.api.inject(Reset(BEFORE), times=0)
    hold.release()
    ended = running.end()
    assert ended.code == 7, ended.err
    assert "whether Secret team-openai-key was written is not known" in ended.err
    assert "kubectl get secrets team-openai-key -n ns" in ended.err


def test_an_activation_takes_fifteen_requests(world: World) -> None:
    world.pack()
    assert world.run(*OPENAI).code == 0
    assert len(world.api.requests) == REQUESTS


@pytest.mark.parametrize("number", range(1, REQUESTS + 1))
@pytest.mark.parametrize(("moment", "which"), [(BEFORE, signal.SIGTERM), (AFTER, signal.SIGINT)])
def test_a_signal_at_any_request_leaves_nothing_or_everything(
    fakeapi: FakeApi, tmp_path: Path, number: int, moment: str, which: signal.Signals
) -> None:
    world = emulated(fakeapi, tmp_path)
    before = world.pack()
    hold = world.api.inject(Hold(moment), number=number)
    running = world.begin(*OPENAI)
    assert hold.wait()
    running.interrupt(which)
    time.sleep(0.2)
    hold.release()
    ended = running.end()
    _nothing_or_everything(world, before, ended, 128 + which)


def _nothing_or_everything(world: World, before: dict[str, Any], ended: Outcome, code: int) -> None:
    team, secret = world.team(), world.secret()
    assert ended.code == code, ended.err
    if team == before:
        assert secret is None, ended.err
    else:
        assert secret is not None, ended.err
        assert team["spec"]["enabled"] is True
        assert "when everything was done" in ended.err


def test_a_second_signal_leaves_at_once_and_says_what_is_not_known(world: World) -> None:
    world.pack()
    hold = world.api.inject(Hold(AFTER), **_real("create"), path=f"{SECRETS}*")
    running = world.begin(*OPENAI)
    assert hold.wait()
    running.interrupt()
    time.sleep(0.3)
    running.interrupt()
    ended = running.end()
    hold.release()
    assert ended.code == 7
    assert "whether Secret team-openai-key was written is not known" in ended.err


def test_somebody_who_writes_something_else_in_between_does_not_matter(world: World) -> None:
    world.pack()
    hold = world.api.inject(Hold(BEFORE), **_real("patch"), path="*/ensembles/team")
    running = world.begin(*OPENAI)
    assert hold.wait()
    world.change({"spec": {"description": "Changed meanwhile."}})
    hold.release()
    assert running.end().code == 0
    assert world.team()["spec"]["enabled"] is True
    assert world.team()["spec"]["description"] == "Changed meanwhile."


def test_somebody_who_writes_the_same_field_is_respected(world: World) -> None:
    world.pack()
    hold = world.api.inject(Hold(BEFORE), **_real("patch"), path="*/ensembles/team")
    running = world.begin(*OPENAI)
    assert hold.wait()
    world.change({"spec": {"authRefs": [{"provider": "mistral", "secret": "theirs"}]}})
    hold.release()
    ended = running.end()
    assert ended.code == 6
    assert "somebody else has just changed authRefs from none to mistral (theirs)" in ended.err
    assert world.team()["spec"]["authRefs"] == [{"provider": "mistral", "secret": "theirs"}]
    assert world.secret() is None


def test_a_quota_is_told(world: World) -> None:
    before = world.pack()
    quota = {"metadata": {"name": "q"}, "spec": {"hard": {"secrets": "0"}}}
    quotas = Resource("", "v1", "resourcequotas", "ResourceQuota")
    world.make(quotas, quota)
    # A quota counts once its controller has written its status.
    state = {"status": {"hard": {"secrets": "0"}, "used": {"secrets": "0"}}}
    world.site.admin.patch(quotas, "q", state, world.site.namespace, "status")
    world.api.requests.clear()
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    assert "quota" in ended.err
    assert "kubectl describe quota" in ended.err


def test_a_secret_that_is_too_large_is_refused_before_it_is_sent(world: World) -> None:
    world.pack()
    ended = world.run("activate", "team", "--provider", "openai", "--key-from", "stdin", stdin="x" * 70_000)
    assert ended.code == 2
    assert world.api.requests == []


def test_a_secret_that_the_controller_deleted_in_between_is_made_again(world: World) -> None:
    world.pack()
    hold = world.api.inject(Hold(AFTER), **_real("patch"), path=TEAM)
    running = world.begin(*OPENAI)
    assert hold.wait()
    first = world.secret() or {}
    world.site.admin.ask("DELETE", SECRETS_RESOURCE.path("ns", "team-openai-key"))
    hold.release()
    ended = running.end()
    assert ended.code == 0, ended.err
    assert "it is there again" in ended.err
    assert (world.secret() or first)["metadata"]["uid"] != first["metadata"]["uid"]


def test_a_controller_that_writes_into_a_new_pack_at_once_is_no_rival(world: World) -> None:
    """It adds its finalizer as soon as the pack is there, and so before the pack is enabled."""
    file = world.folder / "new.json"
    file.write_text(json.dumps({**PACK, "metadata": {"name": "fresh"}}))
    hold = world.api.inject(Hold(AFTER), **_real("create"), path=f"{SECRETS}*")
    running = world.begin("activate", "-f", str(file), *OPENAI[2:])
    assert hold.wait()
    held = {"metadata": {"finalizers": ["sympozium.ai/ensemble-finalizer"]}}
    world.site.admin.patch(ENSEMBLES, "fresh", held, world.site.namespace)
    hold.release()
    ended = running.end()
    assert ended.code == 0, ended.err
    pack = world.get(ENSEMBLES, "fresh")
    assert pack is not None
    assert (pack["spec"]["enabled"], pack["metadata"]["finalizers"]) == (True, held["metadata"]["finalizers"])
    assert world.secret("fresh-openai-key") is not None
