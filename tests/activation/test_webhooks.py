"""Webhooks of a real cluster that say no, or nothing: what was done is taken back, and the user hears why (C5).

They leave dry runs alone, unless a test says so: else nothing would be begun that has to be taken back.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from activation.world import CANARY, OPENAI, World, until
from cluster.api import MERGE_PATCH, Object
from cluster.site import Site
from fakeapi.answer import Answer
from faults.webhook import NAME, Judge, Webhook
from sympozium_cli.cluster.resource import GROUP, SECRETS, Resource

POLICIES = Resource("admissionregistration.k8s.io", "v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy")
BINDINGS = Resource(
    "admissionregistration.k8s.io", "v1", "validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding"
)
WATCHED = ((GROUP, "ensembles"), ("", "secrets"))
HOSTILE = "\x1b]0;owned\x07not\ntoday \u202e"
BROKEN = Answer(500, b"broken")
SECRET, PACK = ("secrets", "CREATE"), ("ensembles", "UPDATE")


@pytest.fixture
def world(site: Site) -> World:
    """A namespace of a real server."""
    return World(site)


@pytest.fixture
def webhook(world: World) -> Iterator[Webhook]:
    """A webhook that is asked about every pack and every Secret of the namespace."""
    with Webhook() as webhook:
        yield from _asked(world, webhook, 10)
    assert webhook.crashes == []


@pytest.fixture
def hasty(world: World) -> Iterator[Webhook]:
    """The same, but nobody waits for it for longer than a second."""
    with Webhook() as webhook:
        yield from _asked(world, webhook, 1)


def _asked(world: World, webhook: Webhook, seconds: int) -> Iterator[Webhook]:
    admin, namespace = world.site.admin, world.site.namespace
    trial = {"metadata": {"name": "try"}}
    with webhook.registered(admin, namespace, *WATCHED, seconds=seconds):
        webhook.until_asked(lambda: admin.ask("POST", SECRETS.path(namespace), trial, {"dryRun": "All"}))
        yield webhook


def to(*acts: tuple[str, str], verdict: Object | Answer) -> Judge:
    """The same verdict on every real request of these kinds; everything else is allowed."""

    def judge(review: Object) -> Object | Answer | None:
        return verdict if not review["dryRun"] and _act(review) in acts else None

    return judge


def _act(review: Object) -> tuple[str, str]:
    return review["resource"]["resource"], review["operation"]


def _real(webhook: Webhook) -> list[Any]:
    """What the webhook was asked that was no dry run."""
    return [review for review in webhook.reviews if not review["dryRun"]]


@pytest.mark.parametrize("code", [None, 401, 403, 404, 409, 410, 413, 418, 422, 429, 500, 503])
def test_a_denial_of_any_code_takes_the_secret_back(world: World, webhook: Webhook, code: int | None) -> None:
    before = world.pack()
    verdict = {"message": HOSTILE} if code is None else {"message": HOSTILE, "code": code}
    webhook.requests.clear()
    webhook.judge = to(PACK, verdict=verdict)
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    told = f"the webhook '{NAME}' of this cluster denies the Ensemble 'team' in namespace"
    assert told in ended.err
    assert r": \x1b]0;owned\x07not today \u202e; what was done has been taken back" in ended.err
    assert "hint: do as it says, or ask whoever runs the cluster; 'kubectl" in ended.err
    create, update, delete = _real(webhook)
    assert [_act(review) for review in (create, update, delete)] == [SECRET, PACK, ("secrets", "DELETE")]
    assert delete["options"]["preconditions"] == {"uid": create["object"]["metadata"]["uid"]}


def test_a_denial_without_a_word_is_told(world: World, webhook: Webhook) -> None:
    before = world.pack()
    webhook.judge = to(PACK, verdict={})
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    assert ", and does not say why; what was done has been taken back" in ended.err


def test_a_secret_that_is_denied_is_the_end(world: World, webhook: Webhook) -> None:
    before = world.pack()
    webhook.requests.clear()
    webhook.judge = to(SECRET, verdict={"code": 403, "message": f"no keys such as {CANARY}"})
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    assert f"'{NAME}' of this cluster denies the Secret 'team-openai-key'" in ended.err
    assert "no keys such as ****; nothing was changed" in ended.err
    assert [_act(review) for review in _real(webhook)] == [SECRET]


@pytest.mark.parametrize("act", [SECRET, PACK])
def test_what_is_denied_of_a_dry_run_is_never_begun(world: World, webhook: Webhook, act: tuple[str, str]) -> None:
    before = world.pack()
    webhook.requests.clear()
    webhook.judge = lambda review: {"code": 403, "message": "not today"} if _act(review) == act else None
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    assert f"the webhook '{NAME}' of this cluster denies" in ended.err
    assert ": not today; nothing was changed" in ended.err
    assert _real(webhook) == []


@pytest.mark.parametrize(("act", "end"), [(SECRET, "nothing was changed"), (PACK, "what was done has been taken back")])
def test_a_webhook_that_fails_leaves_nothing(world: World, webhook: Webhook, act: tuple[str, str], end: str) -> None:
    before = world.pack()
    webhook.judge = to(act, verdict=BROKEN)
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (8, before, None), ended.err
    assert f"the webhook '{NAME}' of this cluster fails, and without its word" in ended.err
    assert f"; {end}\nhint: try again" in ended.err
    webhook.judge = lambda _: None
    assert world.run(*OPENAI).code == 0
    assert world.team()["spec"]["enabled"] is True


@pytest.mark.parametrize("act", [SECRET, PACK])
def test_a_webhook_that_hangs_leaves_nothing(world: World, hasty: Webhook, act: tuple[str, str]) -> None:
    before = world.pack()
    over = threading.Event()

    def judge(review: Object) -> None:
        if not review["dryRun"] and _act(review) == act:
            over.wait(60)

    hasty.judge = judge
    ended = world.run(*OPENAI)
    over.set()
    assert (ended.code, world.team(), world.secret()) == (8, before, None), ended.err
    assert f"the webhook '{NAME}' of this cluster fails, and without its word" in ended.err
    assert ": it did not answer in time; " in ended.err


def test_what_may_not_be_taken_back_is_printed(world: World, webhook: Webhook) -> None:
    before = world.pack()
    webhook.judge = to(PACK, ("secrets", "DELETE"), verdict={"code": 403, "message": "not today"})
    ended = world.run(*OPENAI)
    assert (ended.code, world.team()) == (7, before), ended.err
    assert world.secret() is not None
    assert "; Secret team-openai-key stays\n" in ended.err
    assert f"to go back: kubectl delete secrets team-openai-key -n {world.site.namespace}\n" in ended.err
    webhook.judge = lambda _: None
    assert world.run(*OPENAI).code == 0, "it goes on as it says"
    assert world.team()["spec"]["enabled"] is True


@pytest.mark.parametrize(
    "words",
    [
        ("activate", "team", "--provider", "ollama", "--model", "llama3"),
        ("exclude", "team", "writer", "--yes"),
        ("include", "team", "lead", "--yes"),
        ("deactivate", "team", "--yes"),
        ("apply", "-f", "team.yaml", "--yes", "--force-conflicts"),
    ],
)
def test_every_other_change_of_a_pack_is_told_of_too(world: World, webhook: Webhook, words: tuple[str, ...]) -> None:
    excluded = ["lead"] if words[0] == "include" else []
    before = world.pack(enabled=words[0] != "activate", excludePersonas=excluded)
    persona = "{name: lead, systemPrompt: You lead others.}"
    head = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: team}"
    (world.folder / "team.yaml").write_text(f"{head}\nspec: {{agentConfigs: [{persona}]}}\n")
    webhook.judge = to(PACK, verdict={"code": 422, "message": "not today"})
    ended = world.run(*words)
    assert (ended.code, world.team()) == (6, before), ended.err
    assert f"'{NAME}' of this cluster denies the Ensemble 'team'" in ended.err
    assert ": not today; nothing was changed" in ended.err


def test_a_policy_of_the_cluster_is_told(world: World) -> None:
    before = world.pack()
    with_policy(world, "ensembles", "!has(object.spec.enabled) || !object.spec.enabled", "no packs on Fridays")
    ended = world.run(*OPENAI)
    assert (ended.code, world.team(), world.secret()) == (6, before, None), ended.err
    told = f"the policy '{world.site.namespace}' of this cluster denies the Ensemble 'team' in namespace"
    assert told in ended.err
    assert ": no packs on Fridays; nothing was changed" in ended.err


def with_policy(world: World, plural: str, expression: str, message: str) -> None:
    """Make a ValidatingAdmissionPolicy for the namespace, and wait until the server obeys it."""
    admin, name = world.site.admin, world.site.namespace
    rule = {"apiGroups": ["*"], "apiVersions": ["*"], "operations": ["CREATE", "UPDATE"], "resources": [plural]}
    scope = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": name}}}
    spec = {
        "failurePolicy": "Fail",
        "matchConstraints": {"resourceRules": [rule]},
        "validations": [{"expression": expression, "message": message}],
    }
    admin.create(POLICIES, {"metadata": {"name": name}, "spec": spec})
    bound = {"policyName": name, "validationActions": ["Deny"], "matchResources": scope}
    admin.create(BINDINGS, {"metadata": {"name": name}, "spec": bound})
    path = world.site.packs.path(name, "team")
    trial = {"spec": {"enabled": True}}
    until(lambda: admin.ask("PATCH", path, trial, {"dryRun": "All"}, MERGE_PATCH).code == 422)
