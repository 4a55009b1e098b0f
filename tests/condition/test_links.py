"""Every link of the chain, broken one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from condition.scenes import CREATED, PACK, Object, changed, pack, scene, with_run, with_status, without
from sympozium_cli.activation.state import SeenSecret
from sympozium_cli.condition.link import Link
from sympozium_cli.condition.scene import Scene
from sympozium_cli.condition.status import status_of

SECRET = "team-openai-key"


def _about(**metadata: Any) -> Object:
    return {**PACK, "metadata": {**PACK["metadata"], **metadata}}


def _secret(*keys: str, name: str = SECRET) -> Scene:
    given = scene()
    return given._replace(live=given.live._replace(secrets={name: SeenSecret(name, "uid", {}, {}, keys)}))


def _missing_secret() -> Scene:
    given = scene()
    return given._replace(
        live=given.live._replace(secrets={}), around=given.around._replace(existing_secrets=frozenset())
    )


def _disabled(**parts: Any) -> Scene:
    given = scene(pack(enabled=False))
    return given._replace(live=given.live._replace(**parts))


def _budget(used: int, action: str) -> Scene:
    budget = {"maxTokens": 100, "action": action}
    return with_status(
        scene(pack(sharedMemory={"enabled": True, "membrane": {"tokenBudget": budget}})), tokenBudgetUsed=used
    )


def _model(model: Object | None) -> Scene:
    given = scene(pack(modelRef="qwen", authRefs=None))
    return given._replace(live=given.live._replace(models={} if model is None else {"qwen": model}))


def _stimulus(trigger: str, **status: Any) -> Scene:
    edges = [
        {"source": "start", "target": "lead", "type": "stimulus"},
        {"source": "lead", "target": "writer", "type": "delegation"},
    ]
    given = scene(pack(stimulus={"name": "start", "prompt": "Go.", "trigger": trigger}, relationships=edges))
    return with_status(given, **status)


def _agent(**status: Any) -> Scene:
    return changed(scene(), "agents", "team-lead", lambda agent: agent.update(status=status))


def _schedule(change: Callable[[Object], Any]) -> Scene:
    return changed(scene(), "schedules", "team-lead-schedule", change)


def _late(given: Scene | None = None) -> Scene:
    due = {"nextRunTime": "2026-08-07T09:00:00Z"}
    return changed(given or scene(), "schedules", "team-lead-schedule", lambda one: one.update(status=due))


def _long() -> Scene:
    about = {**PACK["metadata"], "name": "t" * 50}
    return scene({**PACK, "metadata": about})


def _serving() -> Scene:
    personas = [{**PACK["spec"]["agentConfigs"][0], "webEndpoint": {"enabled": True}}, PACK["spec"]["agentConfigs"][1]]
    return scene(pack(agentConfigs=personas))


def _stranger() -> Scene:
    given = scene()
    found = next(agent for agent in given.live.agents if agent["metadata"]["name"] == "team-lead")
    other = {**found, "metadata": {**found["metadata"], "labels": {"sympozium.ai/ensemble": "other"}}}
    return without(given, "agents", "team-lead")._replace(strangers=(other,))


def _unavailable() -> Scene:
    condition = {"type": "Available", "status": "False"}
    return changed(
        scene(), "deployments", "team-lead-memory", lambda one: one.update(status={"conditions": [condition]})
    )


def _lost(memory: Object) -> None:
    memory["metadata"]["labels"] = {"sympozium.ai/instance": "team-lead", "sympozium.ai/component": "memory"}


_FAILED = {"phase": "Failed", "error": "LLM call failed: 401 Incorrect API key"}
_CHANNEL = {"phase": "Error", "channels": [{"type": "slack", "status": "Error", "message": 'secret "x" not found'}]}

BROKEN: list[tuple[str, Callable[[], Scene], str, str, str]] = [
    (
        "deleted",
        lambda: scene(_about(deletionTimestamp=CREATED)),
        "deleted",
        "waiting",
        "sympozium.ai/ensemble-finalizer",
    ),
    (
        "stored by another release",
        lambda: scene()._replace(live=scene().live._replace(value=pack(agentConfigs=None))),
        "dialect",
        "broken",
        "2 agents",
    ),
    ("seen by nobody", lambda: scene({**_about(finalizers=[]), "status": {}}), "controller", "broken", "90m ago"),
    (
        "not enabled",
        lambda: _disabled(value={**pack(enabled=False), "status": {"phase": "Inactive"}}),
        "enabled",
        "off",
        "pack activate team -n ns",
    ),
    ("going down", lambda: _disabled(agents=scene().live.agents), "deactivation", "waiting", "2 objects"),
    ("no model", lambda: _model(None), "model", "broken", "there is no Model 'qwen'"),
    ("model not ready", lambda: _model({"status": {"phase": "Pending"}}), "model", "waiting", "Pending"),
    ("model failed", lambda: _model({"status": {"phase": "Failed"}}), "model", "broken", "Failed"),
    ("cycle", lambda: scene()._replace(stops=("a cycle", "another")), "graph", "broken", "a cycle (and 1 more)"),
    ("workflow", lambda: scene(pack(workflowType="pipeline")), "graph", "broken", "'sequential'"),
    (
        "fresh",
        lambda: with_status(scene()._replace(live=scene().live._replace(agents=())), phase=""),
        "controller",
        "waiting",
        "",
    ),
    (
        "error",
        lambda: with_status(without(scene(), "agents", "team-lead"), phase="Error"),
        "install",
        "broken",
        "'lead'",
    ),
    (
        "shared memory",
        lambda: with_status(scene(pack(sharedMemory={"enabled": True})), sharedMemoryReady=False),
        "shared-memory",
        "waiting",
        "",
    ),
    ("budget", lambda: _budget(100, "halt"), "budget", "broken", "sympozium budget reset team -n"),
    (
        "breaker",
        lambda: with_status(scene(), circuitBreakerOpen=True, consecutiveDelegateFailures=3),
        "breaker",
        "broken",
        "3 failures",
    ),
    (
        "stimulus lost",
        lambda: _stimulus("onReady", allAgentsServing=True),
        "stimulus",
        "broken",
        "pack trigger team -n ns",
    ),
    ("agent missing", lambda: without(scene(), "agents", "team-lead"), "agent", "broken", "'team-lead' is not there"),
    ("agent of another pack", _stranger, "agent", "broken", "belongs to the pack 'other'"),
    ("agent in error", lambda: _agent(phase="Error"), "agent", "broken", "in error"),
    ("agent not ready", _agent, "agent", "waiting", "no phase"),
    ("channel", lambda: _agent(**_CHANNEL), "channel", "broken", "secret create channel slack --pack team -n ns"),
    (
        "no secret",
        _missing_secret,
        "key",
        "broken",
        "secret create provider openai --pack team --name team-openai-key -n ns",
    ),
    ("no key in it", lambda: _secret("FOO"), "key", "broken", "it has FOO, and OPENAI_API_KEY is read"),
    ("empty secret", _secret, "key", "broken", "it is empty"),
    ("no reference", lambda: scene(pack(authRefs=None)), "key", "broken", "--provider openai --key-from prompt"),
    ("long name", _long, "name", "broken", "63 at most"),
    (
        "bad cron",
        lambda: _schedule(lambda one: one["spec"].update(schedule="61 * * * *")),
        "schedule",
        "broken",
        "'61 * * * *'",
    ),
    ("late", _late, "late", "broken", "30m"),
    ("busy", lambda: _late(with_run(scene(), phase="Running")), "busy", "waiting", "team-lead-schedule-1"),
    ("no schedule", lambda: without(scene(), "schedules", "team-lead-schedule"), "schedule", "waiting", "is not there"),
    ("run failed", lambda: with_run(scene(), **_FAILED), "run", "broken", "secret rotate team-openai-key -n ns"),
    ("run timed out", lambda: with_run(scene(), phase="Failed", error="timeout"), "run", "broken", "runTimeout"),
    (
        "run failed somehow",
        lambda: with_run(scene(), phase="Failed"),
        "run",
        "broken",
        "kubectl get agentrun team-lead-schedule-1",
    ),
    ("run never begins", lambda: with_run(scene(), "r" * 64), "run", "broken", "64 characters"),
    ("run does not begin", lambda: with_run(scene(), created=CREATED), "run", "waiting", "has not begun in 90m"),
    (
        "service gone",
        lambda: without(scene(), "services", "team-lead-memory"),
        "memory-service",
        "broken",
        "delete deployment team-lead-memory",
    ),
    ("server down", _unavailable, "memory-server", "broken", "two minutes"),
]
"""What is done to a healthy pack, and which link is first then, its state, and a part of its message or remedy."""

WORKS: list[tuple[str, Callable[[], Scene], str, str]] = [
    ("suspended", lambda: _schedule(lambda one: one["spec"].update(suspend=True)), "suspended", "off"),
    ("excluded", lambda: scene(pack(excludePersonas=["writer"])), "excluded", "off"),
    ("seeds lost", lambda: changed(scene(), "memories", "team-lead-memory", _lost), "seeds", "flaw"),
    ("web endpoint", _serving, "web-endpoint", "flaw"),
    ("never started", lambda: scene(pack(relationships=None)), "start", "flaw"),
]
"""What is worth a word, but breaks nothing."""

FINE: list[tuple[str, Callable[[], Scene]]] = [
    ("healthy", scene),
    ("warned about a budget", lambda: _budget(100, "warn")),
    ("within the budget", lambda: _budget(99, "halt")),
    ("stimulus delivered", lambda: _stimulus("onReady", allAgentsServing=True, stimulusDelivered=True)),
    ("stimulus by hand", lambda: _stimulus("manual", allAgentsServing=True)),
    ("any key", lambda: _secret("FOO", "API_KEY")),
    ("keyless", lambda: scene(pack(authRefs=[{"provider": "ollama", "secret": ""}], baseURL="http://o:11434/v1"))),
    ("run succeeded", lambda: with_run(with_run(scene(), "old", CREATED, **_FAILED), phase="Succeeded")),
    ("run has just begun", lambda: with_run(scene())),
    ("seen a moment ago", lambda: scene({**_about(finalizers=[], creationTimestamp="2026-08-07T09:29:30Z")})),
]


def _links(made: Scene) -> tuple[Link, ...]:
    return status_of(made).links


@pytest.mark.parametrize(("make", "name", "state", "part"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_the_first_link_that_does_not_hold(make: Callable[[], Scene], name: str, state: str, part: str) -> None:
    status = status_of(make())
    assert status.first is not None
    assert (status.first.name, status.first.state) == (name, state)
    assert part in f"{status.first.message}\n{status.first.remedy}"
    assert status.is_broken == (state == "broken")


@pytest.mark.parametrize(("make", "name", "state"), [row[1:] for row in WORKS], ids=[row[0] for row in WORKS])
def test_what_is_no_break(make: Callable[[], Scene], name: str, state: str) -> None:
    status = status_of(make())
    assert (name, state) in [(link.name, link.state) for link in status.links]
    assert (status.first, status.is_broken) == (None, False)


@pytest.mark.parametrize("make", [row[1] for row in FINE], ids=[row[0] for row in FINE])
def test_nothing_is_said_where_nothing_is_wrong(make: Callable[[], Scene]) -> None:
    assert _links(make()) == ()


def test_a_pack_that_is_off_says_nothing_of_its_personas() -> None:
    given = scene(pack(enabled=False))
    assert [link.name for link in _links(given._replace(live=given.live._replace(secrets={})))] == ["deactivation"]


def test_what_may_not_be_seen_is_not_called_missing() -> None:
    given = scene()
    blind = ("agents (you may not list them)", "sympoziumschedules (x)", "configmaps (x)", "secrets (x)")
    live = given.live._replace(agents=(), schedules=(), memories=(), secrets={}, unseen=blind)
    hidden = given._replace(
        live=live, around=given.around._replace(existing_secrets=None), services=None, deployments=None
    )
    assert _links(hidden) == ()
    assert {(member.memory, member.key.state) for member in status_of(hidden).members} == {("unseen", "unseen")}


def test_commands_cannot_be_made_of_names() -> None:
    given = scene(pack(authRefs=[{"provider": "openai", "secret": "x; rm -rf ~"}]))
    live = given.live._replace(secrets={})
    status = status_of(given._replace(live=live, around=given.around._replace(existing_secrets=frozenset())))
    assert status.first is not None
    assert "--name 'x; rm -rf ~' -n ns" in status.first.remedy
