"""What the controllers write, delete and leave."""

from __future__ import annotations

from change.edits import AROUND, did, pack, planned
from sympozium_cli.change.plan import plan
from sympozium_cli.change.stays import Kept

ONE = "agentConfigs: [{name: lead, systemPrompt: You lead.}]"
TWO = """
agentConfigs:
  - {name: lead, systemPrompt: You lead.}
  - {name: writer, systemPrompt: You write., schedule: {interval: 1h, task: Write.}}
"""
SHARED = "sharedMemory: {enabled: true, storageSize: 1Gi}\n"


def keys(objects: tuple[Kept, ...]) -> list[str]:
    return [one.key for one in objects]


def test_the_same_pack_written_otherwise_is_no_change() -> None:
    done = planned(ONE, ONE.replace("You lead.", '"You lead.", model: "", env: {}, schedule: null'))
    assert (done.changes, done.untouched, done.orphans, done.collected) == ((), (), (), ())
    assert done.phase == "Ready"


def test_a_persona_is_added_with_everything_that_it_needs() -> None:
    done = planned(ONE, TWO)
    assert did(done) == [
        "create Agent/team-writer",
        "create ConfigMap/team-writer-memory",
        "create Deployment/team-writer-memory",
        "create PersistentVolumeClaim/team-writer-memory-db",
        "create Service/team-writer-memory",
        "create SympoziumSchedule/team-writer-schedule",
    ]


def test_a_removed_persona_is_not_touched() -> None:
    done = planned(TWO, ONE)
    assert did(done) == []
    assert keys(done.orphans) == [
        "Agent/team-writer",
        "ConfigMap/team-writer-memory",
        "Deployment/team-writer-memory",
        "PersistentVolumeClaim/team-writer-memory-db",
        "Service/team-writer-memory",
        "SympoziumSchedule/team-writer-schedule",
    ]


def test_an_excluded_persona_goes_with_all_it_has() -> None:
    done = planned(TWO, TWO + "excludePersonas: [writer]\n")
    assert did(done) == [
        "delete ConfigMap/team-writer-memory",
        "delete Deployment/team-writer-memory",
        "delete Service/team-writer-memory",
        "delete SympoziumSchedule/team-writer-schedule",
    ]
    assert [one.key for one in done.collected] == ["Agent/team-writer", "PersistentVolumeClaim/team-writer-memory-db"]
    assert (done.phase, done.orphans) == ("Ready", ())


def test_excluding_first_and_removing_afterwards_leaves_nothing() -> None:
    assert planned(TWO + "excludePersonas: [writer]\n", ONE).orphans == ()


def test_the_shared_memory_goes_once_the_last_schedule_is_gone() -> None:
    done = planned(SHARED + TWO, "enabled: false\n" + SHARED + TWO)
    assert "delete Deployment/team-shared-memory" not in did(done)
    assert [change.key for change in done.later] == [
        "Deployment/team-shared-memory",
        "PersistentVolumeClaim/team-shared-memory-db",
        "Service/team-shared-memory",
    ]
    assert (done.phase, done.settled) == ("Ready", "Inactive")


def test_without_schedules_a_disabled_pack_is_inactive_soon() -> None:
    done = planned(SHARED + ONE, "enabled: false\n" + SHARED + ONE)
    assert "delete PersistentVolumeClaim/team-shared-memory-db" in did(done)
    assert (done.phase, done.later) == ("Inactive", ())


def test_an_orphan_keeps_a_disabled_pack_from_ending() -> None:
    done = planned(SHARED + TWO, "enabled: false\n" + SHARED + ONE)
    assert (done.phase, done.settled, done.later) == ("Ready", "Ready", ())
    assert "Agent/team-writer" in keys(done.orphans)
    assert "Deployment/team-shared-memory" in keys(done.orphans)


def test_an_invalid_graph_changes_nothing() -> None:
    edge = "relationships: [{source: lead, target: nobody, type: delegation}]\n"
    done = planned(ONE, edge + TWO)
    assert (did(done), done.phase, done.untouched, done.orphans) == ([], "Error", (), ())


def test_an_invalid_graph_of_a_disabled_pack_is_not_looked_at() -> None:
    edge = "enabled: false\nrelationships: [{source: lead, target: nobody, type: delegation}]\n"
    assert planned(ONE, edge + ONE).phase == "Inactive"


def test_a_model_that_is_not_ready_holds_everything_up() -> None:
    done = planned(ONE, "modelRef: llama\n" + TWO)
    assert (did(done), done.phase) == ([], "Ready")
    ready = planned(ONE, "modelRef: llama\n" + TWO, AROUND._replace(model_endpoint="http://model"))
    assert "update Agent/team-lead" in did(ready)


def test_a_label_of_a_provider_that_is_gone_is_taken_away() -> None:
    done = planned(ONE.replace("You lead.", "You lead., provider: ollama"), ONE)
    (change,) = done.changes
    assert change.before is not None
    assert change.after is not None
    assert "sympozium.ai/provider" in change.before["metadata"]["labels"]
    assert "sympozium.ai/provider" not in change.after["metadata"]["labels"]


def test_a_channel_that_is_gone_leaves_its_pod() -> None:
    with_channel = ONE.replace("You lead.", "You lead., channels: [slack]")
    done = planned(with_channel, ONE)
    assert did(done) == ["update Agent/team-lead"]
    assert keys(done.orphans) == ["Deployment/team-lead-channel-slack"]


def test_a_pod_that_runs_does_not_follow_its_channel() -> None:
    old = ONE.replace("You lead.", "You lead., channels: [slack], channelConfigs: {slack: one}")
    done = planned(old, old.replace("slack: one", "slack: two"))
    assert did(done) == ["update Agent/team-lead"]
    assert keys(done.untouched) == ["Deployment/team-lead-channel-slack"]


def test_seeds_and_sizes_are_for_the_first_day() -> None:
    old = SHARED + ONE.replace("You lead.", "You lead., memory: {seeds: [one]}")
    done = planned(old, old.replace("[one]", "[two]").replace("1Gi", "2Gi"))
    assert did(done) == []
    assert keys(done.untouched) == ["ConfigMap/team-lead-memory", "PersistentVolumeClaim/team-shared-memory-db"]


def test_a_size_that_means_the_same_is_no_difference() -> None:
    assert planned(SHARED + ONE, SHARED.replace("1Gi", "1024Mi") + ONE).untouched == ()


def test_a_size_that_nobody_can_read_stops_the_controller_on_the_way() -> None:
    done = planned(ONE, SHARED.replace("1Gi", "1GB") + TWO)
    assert done.crashed
    assert "create Agent/team-writer" in did(done)
    assert not any("shared-memory" in change.key for change in done.changes)
    # Where the volume is there already, nobody reads the size.
    assert not planned(SHARED + ONE, SHARED.replace("1Gi", "1GB") + ONE).crashed


def test_a_web_endpoint_that_is_switched_off_serves_on() -> None:
    on = ONE.replace("You lead.", "You lead., webEndpoint: {enabled: true}")
    assert did(planned(ONE, on)) == ["update Agent/team-lead", "create AgentRun/team-lead-web-endpoint"]
    done = planned(on, ONE)
    assert did(done) == ["update Agent/team-lead"]
    assert keys(done.orphans) == ["AgentRun/team-lead-web-endpoint"]


def test_the_service_account_is_no_orphan_and_not_made_twice() -> None:
    with_channel = ONE.replace("You lead.", "You lead., channels: [slack]")
    assert "create ServiceAccount/sympozium-channel" in did(planned(ONE, with_channel))
    again = with_channel.replace("[slack]", "[slack, discord]")
    assert "create ServiceAccount/sympozium-channel" not in did(planned(with_channel, again))


def test_a_deleted_pack_takes_what_it_owns() -> None:
    done = plan(pack(SHARED + TWO), None, AROUND)
    assert all(change.op == "delete" for change in done.changes)
    assert "delete PersistentVolumeClaim/team-shared-memory-db" in did(done)
    assert "SympoziumSchedule/team-writer-schedule" in [one.key for one in done.collected]
    assert (done.orphans, done.phase) == ((), "")


def test_of_a_pack_that_was_never_enabled_everything_is_made() -> None:
    done = planned("enabled: false\n" + ONE, ONE)
    assert {change.op for change in done.changes} == {"create"}
    assert "create Agent/team-lead" in did(done)
