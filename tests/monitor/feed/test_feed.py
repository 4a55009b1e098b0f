"""The fold: every message once, none lost, whatever the tail leaves out; and each after its cause."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feed.played import NINE, Object, Played, brief, now, pack, run, time
from sympozium_cli.monitor.feed.choice import Choice
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.happening import Found, Lost


def story() -> list[list[Object]]:
    """A pipeline with a delegation in it: all states of each run, in the order in which they come about."""
    lead = run("a", "research-lead", 0, labels={"schedule": "s"})
    lead_runs = now(lead, phase="Running", startedAt=time(1))
    record = {"childRunName": "sub-a-1", "targetPersona": "writer"}
    waits = now(lead_runs, phase="AwaitingDelegate", delegates=[{**record, "phase": "Pending"}])
    back = now(waits, phase="Running", delegates=[{**record, "phase": "Succeeded"}])
    lead_done = now(back, phase="Succeeded", result="All done.", completedAt=time(9))
    child = run("sub-a-1", "research-writer", 3, parent={"runName": "a", "spawnDepth": 1})
    child_runs = now(child, phase="Running", startedAt=time(4))
    child_done = now(child_runs, phase="Succeeded", result="Written.", completedAt=time(8))
    heir = run("z", "research-writer", 9, labels={"sequential-from": "a"})
    heir_failed = now(heir, phase="Failed", error="no", startedAt=time(9), completedAt=time(9))
    return [[lead, lead_runs, waits, back, lead_done], [child, child_runs, child_done], [heir, heir_failed]]


WHOLE = [
    "task: schedule -> lead asks",
    "started: lead starts",
    "delegate: lead -> writer delegates",
    "task: lead -> writer asks",
    "started: writer starts",
    "result: writer -> lead answers",
    "delegate: writer -> lead comes back",
    "result: lead answers",
    "handoff: lead -> writer hands over",
    "started: writer starts",
    "error: writer fails",
]


def of_runs(messages: list[Message]) -> list[str]:
    return brief([one for one in messages if one.subject.run])


def test_what_has_happened_is_told_after_its_causes_in_whatever_order_it_is_listed() -> None:
    for order in permutations(states[-1] for states in story()):
        assert of_runs(Played().begin(*order)) == WHOLE


def test_the_whole_story_is_told_as_it_comes() -> None:
    (lead, lead_runs, waits, back, lead_done), (child, child_runs, child_done), (heir, heir_failed) = story()
    played = Played()
    played.begin()
    heard = [
        one
        for state in (lead, lead_runs, child, waits, child_runs, child_done, back, lead_done, heir, heir_failed)
        for one in of_runs(played.hear(state))
    ]
    assert heard == [*WHOLE[:4], "waiting: lead waits for writer", *WHOLE[4:]]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_states_are_missed_nothing_is_lost_and_nothing_is_told_twice(data: st.DataObject) -> None:
    """States that are skipped, batches, and where the past ends: all as it may happen."""
    runs = story()
    seen = [data.draw(st.lists(st.sampled_from(range(len(states) - 1)), unique=True).map(sorted)) for states in runs]
    left = [
        [states[number] for number in (*numbers, len(states) - 1)] for states, numbers in zip(runs, seen, strict=True)
    ]
    began = data.draw(st.integers(0, len(left)))
    past = [states.pop(0) for states in left[:began]]
    played = Played()
    messages = played.begin(*past)
    while any(left):
        batch = [states.pop(0) for states in data.draw(st.permutations([one for one in left if one]))]
        messages += played.hear(*batch)
    told = Counter(of_runs(messages))
    told.pop("waiting: lead waits for writer", None)
    assert told == Counter(WHOLE)
    ids = [one.id for one in messages]
    assert len(ids) == len(set(ids))


def test_what_was_missed_is_told_in_the_order_of_its_causes() -> None:
    played = Played()
    played.begin()
    lead, child, heir = (states[-1] for states in story())
    assert played.take(Lost("AgentRun", NINE, "the network is down")) == []
    assert of_runs(played.hear(heir, child)) == []
    assert of_runs(played.hear(lead)) == []
    assert of_runs(played.take(Found("AgentRun", NINE, 12.0, 3))) == WHOLE


def test_clocks_that_differ_change_nothing_in_the_order_of_causes() -> None:
    """Every machine that comes later in the story has a clock that is further behind."""
    lead, child, heir = (states[-1] for states in story())
    child = now(child, startedAt=time(-60), completedAt=time(900))
    heir = now(heir, startedAt=time(-200), completedAt=time(-100))
    heir["metadata"]["creationTimestamp"] = time(-300)
    assert of_runs(Played().begin(heir, child, lead)) == WHOLE


def test_forged_labels_that_go_in_a_circle_lose_nothing() -> None:
    one = run("a", "research-lead", 0, labels={"sequential-from": "b"})
    other = run("b", "research-lead", 1, labels={"sequential-from": "a"})
    own = run("c", "research-lead", 2, labels={"sequential-from": "c"})
    assert of_runs(Played().begin(other, one, own)) == ["handoff: lead -> lead hands over"] * 3


def test_two_runs_of_one_name_are_two() -> None:
    played = Played()
    first, second = run("a", "research-lead", uid="1"), run("a", "research-lead", 5, uid="2")
    played.begin(first)
    assert of_runs(played.lose(now(first))) == ["deleted: lead is removed before it has ended"]
    assert of_runs(played.hear(second)) == ["task: somebody -> lead asks"]


def test_runs_come_before_packs_are_known_and_are_known_by_them_all_the_same() -> None:
    played = Played(packs=(pack(status={"installedPersonas": [{"name": "chief", "instanceName": "odd-agent"}]}),))
    assert of_runs(played.begin(run("a", "odd-agent"))) == ["task: somebody -> chief asks"]


def test_a_run_of_another_pack_is_not_told() -> None:
    played = Played(Choice(pack="research"), (pack(), pack("other")))
    assert {one.subject.pack for one in played.begin(run("a", "other-lead"), run("b", "research-lead"))} == {"research"}


def test_a_run_with_the_label_of_a_pack_is_one_of_it() -> None:
    played = Played(Choice(pack="research"))
    (message,) = [one for one in played.begin(run("a", "who", labels={"ensemble": "research"})) if one.subject.run]
    assert (message.subject.pack, message.to) == ("research", "who")


def test_the_tree_of_a_run_is_all_that_it_caused_and_nothing_else() -> None:
    lead, child, heir = (states[-1] for states in story())
    played = Played(Choice(run="a"))
    assert brief(played.begin(heir, child, run("x", "research-lead", 3), lead)) == WHOLE


def test_the_tree_of_a_run_that_is_gone_goes_on() -> None:
    (lead, *_), (child, *_, child_done), _ = story()
    played = Played(Choice(run="a"))
    played.begin(lead, child)
    played.lose(now(lead))
    grandchild = run("sub-sub-a-1-2", "research-lead", 9, parent={"runName": "sub-a-1", "spawnDepth": 2})
    assert len(of_runs(played.hear(child_done))) == 3
    assert of_runs(played.hear(grandchild)) == ["delegate: writer -> lead delegates", "task: writer -> lead asks"]


@pytest.mark.parametrize(
    ("choice", "kinds"),
    [
        (Choice(kinds=frozenset(("error",))), {"error"}),
        (Choice(personas=("lead",)), {"task", "started", "delegate", "result", "handoff"}),
        (Choice(pack="research", last=3), {"started", "error"}),
        (Choice(last=0), set()),
        (Choice(since=NINE + timedelta(seconds=9)), {"result", "handoff", "started", "error", "pack"}),
    ],
)
def test_only_what_is_wanted_is_told(choice: Choice, kinds: set[str]) -> None:
    told = Played(choice, (pack(),)).begin(*(states[-1] for states in story()))
    assert {one.kind for one in told} - {"pack"} == kinds - {"pack"}


def test_how_many_were_left_out_is_known() -> None:
    played = Played(Choice(pack="research", last=3), (pack(),))
    played.begin(*(states[-1] for states in story()))
    assert played.feed.older == len(WHOLE) + 1 - 3


def test_of_a_long_past_only_what_can_be_told_is_kept() -> None:
    played = Played(Choice(last=5))
    many = [now(run(f"r{n}", "research-lead", n), phase="Succeeded", completedAt=time(n + 1)) for n in range(4000)]
    messages = [one for one in played.begin(*many) if one.subject.run]
    assert [one.subject.run for one in messages] == ["r3997", "r3998", "r3998", "r3999", "r3999"][-len(messages) :]


def test_what_an_earlier_command_has_told_is_known_and_not_told_again() -> None:
    played = Played()
    lead = run("a", "research-lead")
    change = played._change(lead, past=True)._replace(told=True)
    played.take(change)
    assert of_runs(played.begin()) == []
    ended = played.hear(now(lead, phase="Succeeded", result="Done."))
    assert of_runs(ended) == ["result: lead answers"]


def test_what_is_held_back_is_known_to_be() -> None:
    played = Played()
    assert played.feed.holds
    played.begin()
    assert not played.feed.holds
    played.take(Lost("AgentRun", NINE, "down"))
    played.hear(run("a", "research-lead"))
    assert played.feed.holds
    played.take(Found("AgentRun", NINE, 1.0, 1))
    assert not played.feed.holds
