"""Lines of logs and entries of memories among the messages of the feed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from monitor.feed.played import NINE, Played, brief, now, pack, run, time
from sympozium_cli.monitor import run as runs
from sympozium_cli.monitor.calls import CALLS, DELEGATES, DENIED, HALTED, WARNED, Call, read_call
from sympozium_cli.monitor.feed import pack as packs
from sympozium_cli.monitor.feed.aside import ENTRY, LINE, entry_change, entry_written, line_change
from sympozium_cli.monitor.feed.choice import Choice
from sympozium_cli.monitor.feed.message import Message
from sympozium_cli.monitor.happening import Change, Synced

Object = dict[str, Any]

WORKING = run("team-run", "research-lead", status={"phase": "Running", "startedAt": time(2), "podName": "pod"})
DONE = {"phase": "Succeeded", "result": "42", "completedAt": time(5)}


def line(text: str, after: float = 5, value: Object = WORKING, mark: str = "", *, past: bool = False) -> Change:
    at = NINE + timedelta(seconds=after)
    return line_change(runs.kept(value), f"09:00:05.000123 {text}", mark or text, at, past=past)


def entry(after: float = 5, value: Object | None = None, *, past: bool = False, **fields: Any) -> Change:
    at = NINE + timedelta(seconds=after)
    whole = {"id": 7, "seq": 1, "content": "It rains.", "source_agent": "research-writer", "created_at": time(after)}
    return entry_change(packs.kept(value or pack()), {**whole, **fields}, "7/1", at, past=past)


def told(choice: Choice, *heard: Change) -> list[Message]:
    played = Played(choice)
    played.begin(WORKING)
    return played.take(*heard)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ('tool call: kubectl args={"a": "b c"}', Call(CALLS, "kubectl", '{"a": "b c"}')),
        ("tool call: kubectl", Call(CALLS, "kubectl")),
        ('Delegating to persona "writer": write', Call(DELEGATES, "writer", ": write")),
        ('tool policy: denied tool "rm"', Call(DENIED, "rm")),
        ("TOKEN BUDGET HALT: 12/10 used", Call(HALTED, "", "12/10 used")),
        ("TOKEN BUDGET WARN: 12/10 used", Call(WARNED, "", "12/10 used")),
        ("tool_call [1]: kubectl id=x", None),
        ("it said tool call: kubectl args=x", None),
    ],
)
def test_what_lines_say(text: str, call: Call | None) -> None:
    assert read_call(f"09:00:02.123456 {text}") == call
    assert read_call(text) is None


def test_tools_have_their_place_in_the_life_of_a_run() -> None:
    played = Played()
    played.begin(WORKING)
    finished = now(WORKING, **DONE)
    heard = [played._change(finished), line("tool call: kubectl args=get pods", after=5.3)]
    messages = played.take(*heard)
    assert brief(messages) == ["tool: lead calls kubectl", "result: lead answers"]
    tool = messages[0]
    assert (tool.text, tool.at, tool.observed) == ("get pods", NINE + timedelta(seconds=5.3), False)
    assert (tool.subject.run, tool.subject.pack, tool.subject.persona) == ("team-run", "research", "lead")
    assert tool.data == {"event": "calls", "tool": "kubectl"}


def test_what_happens_within_a_run_is_in_the_order_of_its_times() -> None:
    played = Played()
    played.feed.wait_for(LINE)
    waiting = now(WORKING, phase="AwaitingDelegate")
    assert played.begin(waiting) == []
    early = line("tool call: first", after=3, past=True)
    messages = played.take(line("tool call: second", after=4, past=True), early, Synced(LINE, NINE, 0))
    kinds = [one for one in brief(messages) if not one.startswith("pack")]
    assert kinds == [
        "task: somebody -> lead asks",
        "started: lead starts",
        "tool: lead calls first",
        "tool: lead calls second",
        "waiting: lead waits for its delegates",
    ]


def test_the_last_of_the_past_counts_tools_too() -> None:
    played = Played(Choice(kinds=frozenset(("tool",)), last=2))
    played.feed.wait_for(LINE)
    played.begin(WORKING)
    lines = [line(f"tool call: t{number}", after=number + 3, past=True) for number in range(3)]
    assert brief(played.take(*lines, Synced(LINE, NINE, 0))) == ["tool: lead calls t1", "tool: lead calls t2"]


def test_a_past_that_comes_late_is_told_when_it_comes() -> None:
    assert brief(told(Choice(), line("tool call: late", past=True))) == ["tool: lead calls late"]


@pytest.mark.parametrize(
    ("choice", "tools", "memories"),
    [
        (Choice(pack="research"), 1, 1),
        (Choice(pack="other"), 0, 0),
        (Choice(run="team-run"), 1, 0),
        (Choice(personas=("lead",)), 1, 0),
        (Choice(personas=("writer",)), 0, 1),
        (Choice(kinds=frozenset(("memory",))), 0, 1),
    ],
)
def test_who_wants_what(choice: Choice, tools: int, memories: int) -> None:
    kinds = [one.kind for one in told(choice, line("tool call: kubectl"), entry())]
    assert kinds == ["tool"] * tools + ["memory"] * memories


def test_memories_say_whose_they_are() -> None:
    (message,) = told(Choice(), entry(tags=["findings", "\x1b[2J"], visibility="shared"))
    assert (message.who, message.summary, message.text) == ("writer", "remembers [findings, \x1b[2J]", "It rains.")
    assert (message.subject.persona, message.subject.agent) == ("writer", "research-writer")
    assert message.data["tags"] == ["findings", "\x1b[2J"]
    assert (message.id, message.observed) == ("uid-research/memory/7/1", False)
    (strange,) = told(Choice(), entry(source_agent=["x"], tags="a, b,", created_at=9, content=None))
    assert (strange.who, strange.summary, strange.text, strange.observed) == (
        "somebody", "remembers [a, b]", "", True,
    )  # fmt: skip


def test_lines_that_say_nothing_tell_nothing() -> None:
    assert told(Choice(), line("llm_round [1/9]")) == []
    played = Played()
    played.feed.wait_for(ENTRY)
    assert played.begin(WORKING) == []


def test_the_times_of_a_memory() -> None:
    assert entry_written({"created_at": "2026-11-20 09:00:00"}) == NINE
    assert entry_written({"created_at": "2026-11-20T09:00:00Z"}) == NINE
    assert entry_written({"created_at": "yesterday"}) is None
    assert entry_written({}) is None
