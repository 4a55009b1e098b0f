"""What differs from what would be made today, and what nobody asks for any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from condition.scenes import CREATED, PACK, Object, changed, pack, scene, with_status, without
from sympozium_cli.condition.drift import drifts
from sympozium_cli.condition.orphans import deletion, orphans
from sympozium_cli.condition.scene import Scene

EXAMPLES = sorted(Path("examples").resolve().glob("*.yaml"))


def _found(given: Scene) -> list[tuple[str, str, list[str]]]:
    return [(one.kind, one.key, [str(field.path) for field in one.fields]) for one in drifts(given)]


def _of_example(path: Path) -> Object:
    value = yaml.safe_load(path.read_text("utf-8"))
    about = {**value["metadata"], "namespace": "ns", "creationTimestamp": CREATED, "finalizers": ["x"]}
    return {**value, "metadata": about, "spec": {**value["spec"], "enabled": True}, "status": {"phase": "Ready"}}


@pytest.mark.parametrize(
    "path", [one for one in EXAMPLES if "kind: Ensemble" in one.read_text()], ids=lambda one: one.stem
)
def test_what_was_just_made_has_not_drifted(path: Path) -> None:
    given = scene(_of_example(path))
    assert _found(given) == []
    assert orphans(given) == ()


def test_a_controllers_own_fields_come_back() -> None:
    def edit(agent: Object) -> None:
        agent["spec"]["agents"]["default"]["nodeSelector"] = {"disk": "ssd"}
        agent["spec"]["displayName"] = "Boss"
        agent["metadata"]["labels"]["sympozium.ai/agent-config"] = "boss"
        agent["metadata"]["labels"]["mine"] = "too"
        agent["metadata"]["annotations"] = {"a": "b"}
        agent["metadata"]["finalizers"] = []

    found = _found(changed(scene(), "agents", "team-lead", edit))
    fields = ['metadata.labels["sympozium.ai/agent-config"]', "spec.agents.default.nodeSelector", "spec.displayName"]
    assert found == [("converges", "Agent/team-lead", fields)]


def test_zero_and_nothing_are_the_same() -> None:
    def edit(agent: Object) -> None:
        agent["spec"]["channels"] = []
        agent["spec"]["displayName"] = ""
        agent["spec"]["agents"]["default"]["env"] = {}
        agent["spec"]["agents"]["default"]["sandbox"] = {"enabled": False}

    assert _found(changed(scene(), "agents", "team-lead", edit)) == []


@pytest.mark.parametrize(("field", "seen"), [("suspend", []), ("schedule", ["spec.schedule"]), ("task", ["spec.task"])])
def test_a_schedule_converges_but_for_its_suspension(field: str, seen: list[str]) -> None:
    given = changed(scene(), "schedules", "team-lead-schedule", lambda one: one["spec"].update({field: "x"}))
    assert [fields for _, _, fields in _found(given)] == ([seen] if seen else [])


def test_what_is_made_once_stays() -> None:
    def edit(deployment: Object) -> None:
        deployment["spec"]["replicas"] = 0
        deployment["spec"]["template"]["spec"]["containers"][0]["image"] = "old"
        deployment["spec"]["template"]["spec"]["nodeName"] = "somewhere"

    given = changed(scene(), "deployments", "team-lead-memory", edit)
    fields = ["spec.replicas", "spec.template.spec.containers[0].image"]
    assert _found(given) == [("create-only", "Deployment/team-lead-memory", fields)]
    assert _found(given._replace(certain=False)) == [("create-only", "Deployment/team-lead-memory", fields[:1])]


def test_the_memory_changes_by_itself() -> None:
    given = changed(scene(), "memories", "team-lead-memory", lambda one: one["data"].update({"MEMORY.md": "# Mine"}))
    assert _found(given) == []


@pytest.mark.parametrize(
    ("part", "name", "key"),
    [
        ("services", "team-lead-memory", "Service/team-lead-memory"),
        ("deployments", "team-writer-memory", "Deployment/team-writer-memory"),
        ("volumes", "team-lead-memory-db", "PersistentVolumeClaim/team-lead-memory-db"),
        ("memories", "team-lead-memory", "ConfigMap/team-lead-memory"),
        ("schedules", "team-lead-schedule", "SympoziumSchedule/team-lead-schedule"),
        ("agents", "team-lead", "Agent/team-lead"),
    ],
)
def test_what_is_gone_is_missed(part: str, name: str, key: str) -> None:
    assert _found(without(scene(), part, name)) == [("missing", key, [])]


def test_what_may_not_be_seen_is_not_missed() -> None:
    given = scene()._replace(deployments=None, services=None)
    live = given.live._replace(unseen=("deployments (x)", "services (x)"))
    assert _found(given._replace(live=live)) == []


@pytest.mark.parametrize("why", ["stopped", "disabled", "model"])
def test_a_pack_that_its_controllers_leave_alone_has_no_drift(why: str) -> None:
    given = without(scene(), "agents", "team-lead")
    assert _found(given) != []
    stopped = given._replace(stops=("a cycle",))
    off = given._replace(live=given.live._replace(value=pack(enabled=False)))
    waiting = given._replace(live=given.live._replace(value=pack(modelRef="m")))
    assert _found({"stopped": stopped, "disabled": off, "model": waiting}[why]) == []


def _renamed(given: Scene) -> Scene:
    personas = [PACK["spec"]["agentConfigs"][1]]
    return given._replace(live=given.live._replace(value=pack(agentConfigs=personas, relationships=None)))


def test_what_an_unlisted_persona_leaves_behind() -> None:
    given = _renamed(scene())
    found = orphans(given)
    assert [one.key for one in found] == [
        "Agent/team-lead",
        "SympoziumSchedule/team-lead-schedule",
        "ConfigMap/team-lead-memory",
    ]
    assert deletion(given, found) == (
        "kubectl delete -n ns agent.sympozium.ai/team-lead "
        "sympoziumschedule.sympozium.ai/team-lead-schedule configmap/team-lead-memory"
    )


def _with_channel(channels: list[str]) -> Object:
    lead = {**PACK["spec"]["agentConfigs"][0], "channels": channels, "channelConfigs": {"telegram": "t", "slack": "s"}}
    return pack(agentConfigs=[lead, PACK["spec"]["agentConfigs"][1]])


def test_what_a_channel_and_an_endpoint_leave_behind() -> None:
    before = scene(_with_channel(["telegram", "slack"]))
    after = scene(_with_channel(["slack"]))
    given = after._replace(deployments=before.deployments)
    assert [one.key for one in orphans(given)] == ["Deployment/team-lead-channel-telegram"]
    web: dict[str, Any] = {**PACK["spec"]["agentConfigs"][0], "webEndpoint": {"enabled": True}}
    served = scene(pack(agentConfigs=[web, PACK["spec"]["agentConfigs"][1]]))
    plain = scene()
    left = plain._replace(live=plain.live._replace(runs=served.live.runs))
    assert [one.key for one in orphans(left)] == ["AgentRun/team-lead-web-endpoint"]
    assert orphans(served) == ()


def test_a_status_keeps_drift_to_itself_until_the_pack_is_ready() -> None:
    from sympozium_cli.condition.status import status_of

    given = without(scene(), "services", "team-lead-memory")
    assert len(status_of(given).drifts) == 1
    assert status_of(with_status(given, phase="")).drifts == ()
