"""Each kind of message: what it tells, and of what it says nothing."""

from __future__ import annotations

import json

import pytest

from monitor.feed.played import NINE, Object, Played, brief, now, pack, run, time
from sympozium_cli.monitor.feed import register
from sympozium_cli.monitor.feed.message import Message

_USAGE = {"inputTokens": 18_211, "outputTokens": 1_402, "totalTokens": 19_613, "toolCalls": 7, "durationMs": 96_000}


def told(*values: Object, kind: str = "", packs: tuple[Object, ...] = (pack(),)) -> list[Message]:
    messages = Played(packs=packs).begin(*values)
    return [one for one in messages if one.kind == kind or not kind]


def test_there_is_a_kind_for_everything_that_happens() -> None:
    assert set(register.names()) >= {
        *("stimulus", "task", "handoff", "channel", "started", "delegate", "waiting", "gate", "result"),
        *("usage", "error", "skipped", "deleted", "pack", "budget", "breaker"),
    }


def test_a_stimulus_says_what_triggered_it_and_comes_before_the_task() -> None:
    first = run("r", "research-lead", labels={"stimulus": "true", "trigger-source": "manual"})
    assert brief(told(first))[:2] == [
        "stimulus: research -> lead sends its stimulus (manual)",
        "task: stimulus -> lead asks",
    ]


@pytest.mark.parametrize(
    ("labels", "who"),
    [
        ({"schedule": "research-lead-schedule"}, "schedule"),
        ({"source": "web-proxy"}, "web endpoint"),
        ({}, "somebody"),
    ],
)
def test_a_task_says_who_asks(labels: dict[str, str], who: str) -> None:
    (task,) = told(run("r", "research-lead", labels=labels), kind="task")
    assert (task.who, task.to, task.text, task.at, task.observed) == (who, "lead", "Look around.", NINE, False)


def test_a_task_is_told_without_what_controllers_put_before_it() -> None:
    long = "## Memory Context\nold\n\n## Task\nTEAM OBJECTIVE: win\n\nYOUR ROLE TASK: Write it down."
    (task,) = told(run("r", "research-lead", task=long), kind="task")
    assert task.text == "Write it down."


def test_a_task_that_is_an_object_is_told_as_words() -> None:
    asked = {"mode": "sidecar-driven", "tool": "scan", "parameters": {"path": "/src"}}
    (task,) = told(run("r", "research-lead", task=asked), kind="task")
    assert task.text == "mode=sidecar-driven tool=scan path=/src"


@pytest.mark.parametrize("task", [None, 7, [], {"parameters": 3}])
def test_a_task_that_is_no_task_is_an_empty_one(task: object) -> None:
    (message,) = told(run("r", "research-lead", task=task), kind="task")
    assert message.text == ""


def test_a_handoff_is_told_without_its_card_and_instead_of_a_task() -> None:
    card = "## Handoff from lead\n### Previous Task\nold\n### Result\nlong\n### Your Task\nGo on."
    first = run("a", "research-lead")
    second = run("b", "research-writer", 5, card, labels={"sequential-from": "a"}, agentId="sequential-from-lead")
    messages = [one for one in told(first, second) if one.subject.run == "b"]
    assert brief(messages) == ["handoff: lead -> writer hands over"]
    assert (messages[0].text, messages[0].data) == ("Go on.", {"from": "a"})


def test_a_handoff_from_a_run_that_is_gone_still_says_from_whom() -> None:
    second = run("b", "research-writer", labels={"sequential-from": "a"}, agentId="sequential-from-lead")
    assert brief(told(second))[0] == "handoff: lead -> writer hands over"


def test_a_message_on_a_channel_says_who_wrote_it_and_where() -> None:
    labels = {"source": "channel", "source-channel": "slack"}
    value = run("c", "research-lead", labels=labels, annotations={"sender-name": "maria", "reply-chat-id": "C042"})
    (message,) = told(value)[:1]
    assert brief([message]) == ["channel: maria -> lead writes on slack, in C042"]
    assert message.data == {"channel": "slack", "sender": "maria", "chat": "C042"}


def test_a_run_starts_when_it_says_so_and_never_if_it_was_refused() -> None:
    (message,) = told(now(run("r", "research-lead"), phase="Running", startedAt=time(4)), kind="started")
    assert (message.at.second, message.observed, message.summary) == (4, False, "starts")
    assert told(now(run("r", "research-lead"), phase="Failed", error="no model"), kind="started") == []
    (message,) = told(now(run("r", "research-lead"), phase="Running"), kind="started")
    assert message.observed


def test_a_server_serves() -> None:
    (message,) = told(now(run("r", "research-lead", mode="server"), phase="Serving", startedAt=time(4)), kind="started")
    assert message.summary == "serves"


def delegated(**status: object) -> tuple[Object, Object]:
    parent = now(run("p", "research-lead"), phase="AwaitingDelegate", startedAt=time(1))
    parent = now(parent, delegates=[{"childRunName": "sub-p-1", "targetPersona": "writer", "phase": "Pending"}])
    child = run("sub-p-1", "research-writer", 10, "Write.", parent={"runName": "p", "spawnDepth": 1})
    return parent, now(child, **status) if status else child


def test_a_delegation_is_told_once_although_parent_and_child_both_know_of_it() -> None:
    parent, child = delegated(phase="Succeeded", completedAt=time(40), result="Done.")
    parent = now(parent, delegates=[{**parent["status"]["delegates"][0], "phase": "Succeeded"}])
    assert brief(told(parent, child, kind="delegate")) == [
        "delegate: lead -> writer delegates",
        "delegate: writer -> lead comes back",
    ]


def test_how_a_delegate_ended_is_taken_from_the_child() -> None:
    parent, child = delegated(phase="Failed", completedAt=time(40), error="out of memory")
    parent = now(parent, delegates=[{**parent["status"]["delegates"][0], "phase": "Succeeded"}])
    assert brief(told(parent, child, kind="delegate"))[-1] == "delegate: writer -> lead has failed"


def test_a_delegate_that_is_gone_is_told_from_the_record() -> None:
    parent, _ = delegated()
    parent = now(parent, delegates=[{**parent["status"]["delegates"][0], "phase": "Failed"}])
    messages = told(parent, kind="delegate")
    assert brief(messages) == ["delegate: lead -> writer delegates", "delegate: writer -> lead has failed"]
    assert all(one.observed for one in messages)


def test_a_record_that_ends_before_its_child_does_is_not_believed() -> None:
    played = Played()
    parent, child = delegated()
    played.begin(parent, child)
    told_early = played.hear(now(parent, delegates=[{**parent["status"]["delegates"][0], "phase": "Succeeded"}]))
    assert brief(told_early) == []
    ended = played.hear(now(child, phase="Failed", completedAt=time(40), error="boom"))
    assert "delegate: writer -> lead has failed" in brief(ended)


def test_a_helper_of_the_same_persona_is_a_delegate_too() -> None:
    child = run("sub-p-77-1-0", "research-lead", 5, parent={"runName": "p", "spawnDepth": 1})
    assert brief(told(run("p", "research-lead"), child, kind="delegate")) == ["delegate: lead -> lead delegates"]


def test_waiting_says_for_whom() -> None:
    (message,) = told(*delegated(), kind="waiting")
    assert (message.summary, message.data, message.observed) == ("waits for writer", {"runs": ["sub-p-1"]}, True)


def test_a_run_whose_name_is_too_long_can_never_start() -> None:
    (message,) = told(run("r" * 64, "research-lead"), kind="waiting")
    assert "can never start" in message.summary
    assert told(now(run("r" * 64, "research-lead"), phase="Failed"), kind="waiting") == []


def test_an_answer_that_is_held_back_is_not_told_before_the_verdict() -> None:
    gate = {"postRun": [{"name": "ok", "gate": True}]}
    held = now(run("r", "research-lead", lifecycle=gate), phase="PostRunning", startedAt=time(4), result="Secret plan")
    played = Played()
    messages = played.begin(held)
    assert "gate: lead waits for approval" in brief(messages)
    assert "Secret plan" not in [one.text for one in messages]
    assert messages[-1].data["until"] == "2026-11-20T09:10:04Z"
    ended = played.hear(now(held, phase="Succeeded", gateVerdict="rejected", result="Blocked.", completedAt=time(60)))
    assert brief(ended) == ["gate: lead has its answer rejected", "result: lead answers"]


def test_a_verdict_nobody_knows_is_told_as_it_is() -> None:
    (message,) = told(now(run("r", "research-lead"), phase="Succeeded", gateVerdict="maybe"), kind="gate")
    assert message.summary == "has its answer judged: maybe"


def test_the_result_is_told_exactly_and_with_what_it_cost() -> None:
    cost = {"amountMicro": 59_500, "currency": "USD"}
    value = now(run("r", "research-lead"), phase="Succeeded", result=" Hi\x1b[2J\n", completedAt=time(9))
    messages = told(now(value, tokenUsage=_USAGE, costEstimate=cost))
    result, usage = [one for one in messages if one.kind in ("result", "usage")]
    assert (result.text, result.at.second) == (" Hi\x1b[2J\n", 9)
    assert usage.summary == "18,211 tokens in, 1,402 out, 7 tool calls, 96s, $0.0595"
    assert usage.data == {**_USAGE, "costMicro": 59_500, "currency": "USD"}


def test_an_answer_without_words_is_said_to_be_one() -> None:
    (message,) = told(now(run("r", "research-lead"), phase="Succeeded"), kind="result")
    assert message.summary == "is done, and says nothing"


def test_a_failure_says_why_and_one_without_a_reason_was_cancelled() -> None:
    (message,) = told(now(run("r", "research-lead"), phase="Failed", error="no such model"), kind="error")
    assert (message.summary, message.text) == ("fails", "no such model")
    (message,) = told(now(run("r", "research-lead"), phase="Failed"), kind="error")
    assert "is cancelled" in message.summary


def test_what_was_skipped_says_why() -> None:
    (message,) = told(now(run("r", "research-lead"), phase="Skipped", result="no new alerts"), kind="skipped")
    assert message.text == "no new alerts"


def test_a_run_that_is_deleted_before_its_end_was_removed_and_others_just_go() -> None:
    played = Played()
    live, done = run("a", "research-lead"), now(run("b", "research-lead"), phase="Succeeded")
    played.begin(live, done)
    assert brief(played.lose(now(live), now(done))) == ["deleted: lead is removed before it has ended"]


def test_a_run_that_ends_and_goes_at_once_tells_its_end() -> None:
    played = Played()
    live = run("a", "research-lead")
    played.begin(live)
    gone = played.lose(now(live, phase="Failed", error="evicted"))
    assert brief(gone) == ["error: lead fails"]


def packed(**status: object) -> Object:
    return pack(status={"phase": "Ready", "installedCount": 2, **status})


def pack_tells(before: Object, after: Object) -> list[str]:
    played = Played(packs=(before,))
    played.begin()
    return brief(played.hear(after))


@pytest.mark.parametrize(
    ("after", "summary"),
    [
        (pack(enabled=False, status={"phase": "Ready", "installedCount": 2}), "is being switched off"),
        (pack(enabled=False, status={"phase": "Inactive"}), "is switched off"),
        (pack(status={"phase": "Error"}), "is refused by the controller: 'sympozium pack status' says why"),
        (pack(status={"phase": "Ready", "installedCount": 1}), "is switched on, Ready: 1 of 2 personas"),
        (
            pack(excludePersonas=["writer"], status={"phase": "Ready", "installedCount": 1}),
            "is ready: 1 of 1 personas, without writer",
        ),
    ],
)
def test_a_pack_says_how_it_is_when_that_changes(after: Object, summary: str) -> None:
    assert pack_tells(packed(), after) == [f"pack: research {summary}"]


def test_a_pack_says_nothing_when_nothing_changes() -> None:
    assert pack_tells(packed(), packed(tokenBudgetUsed=5)) == []


def test_a_pack_tells_of_each_delivery_of_its_stimulus() -> None:
    told_now = pack_tells(packed(stimulusGeneration=1), packed(stimulusGeneration=2))
    assert told_now == ["pack: research has delivered its stimulus, for the 2nd time"]


def test_a_pack_that_is_deleted_says_so() -> None:
    played = Played(packs=(packed(),))
    played.begin()
    assert brief(played.lose(packed())) == ["pack: research is deleted"]


def budget(used: int, action: str = "halt", most: int = 1000) -> Object:
    membrane = {"tokenBudget": {"maxTokens": most, "action": action}}
    ready = {"phase": "Ready", "installedCount": 2, "tokenBudgetUsed": used}
    return pack(sharedMemory={"membrane": membrane}, status=ready)


@pytest.mark.parametrize(
    ("before", "after", "told_now"),
    [
        (0, 499, []),
        (499, 500, ["has used 50% of its token budget, 500 of 1,000"]),
        (500, 799, []),
        (10, 1400, ["has used 140% of its token budget, 1,400 of 1,000; new runs fail"]),
        (900, 0, ["has its token budget counted anew, from 0 on"]),
    ],
)
def test_a_budget_is_told_when_it_passes_a_step(before: int, after: int, told_now: list[str]) -> None:
    assert pack_tells(budget(before), budget(after)) == [f"budget: research {one}" for one in told_now]


def test_a_budget_that_only_warns_halts_nothing() -> None:
    assert "the controller only logs it" in pack_tells(budget(0, "warn"), budget(1000, "warn"))[0]


def test_the_breaker_is_told_when_it_opens_and_when_it_closes() -> None:
    opened, closed = packed(circuitBreakerOpen=True, consecutiveDelegateFailures=3), packed()
    assert pack_tells(closed, opened) == [
        "breaker: research has its circuit breaker open, after 3 failed delegations: nobody delegates"
    ]
    assert pack_tells(opened, closed) == ["breaker: research has its circuit breaker closed again"]


@pytest.mark.parametrize("junk", [None, 3, "x", [], [[]], {"a": 1}])
def test_fields_of_the_wrong_type_break_nothing(junk: object) -> None:
    for key in ("delegates", "tokenUsage", "result", "error", "phase", "gateVerdict", "startedAt", "costEstimate"):
        for phase in ("Succeeded", "Failed", "AwaitingDelegate"):
            told(now(run("r", "research-lead"), **{"phase": phase, key: junk}))
    for key in ("labels", "annotations", "managedFields", "creationTimestamp"):
        value = run("r", "research-lead")
        told({**value, "metadata": {**value["metadata"], key: junk}})
    for value in ({**packed(), "spec": junk}, {**packed(), "status": junk}):
        told(packs=(value,))


def test_messages_can_be_told_as_json() -> None:
    for one in told(*delegated(), packs=(budget(1000),)):
        json.dumps(dict(one.data))
