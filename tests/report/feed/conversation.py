"""A morning of a pack: a stimulus, a delegation, a handover, a failure, a channel, a gate, and what the pack says."""

from __future__ import annotations

from datetime import timedelta

from monitor.feed.played import NINE, Played, now, pack, run, time
from sympozium_cli.monitor.feed.message import Message

_MEMBRANE = {"membrane": {"tokenBudget": {"maxTokens": 100_000}}}
_WRITTEN = """\
# What is new in etcd

There are **three** changes, see [the notes](https://etcd.io/releases):

1. The *learner* nodes are promoted by themselves; nobody has to look after them any more, which saves a lot of time.
2. `etcdutl` can mend a broken database.
3. \u4e16\u754c \u65e5\u672c\u8a9e\u306e\u9577\u3044\u6587\u7ae0\u304c@

> Whoever has no learners
> need do nothing.

```go
func main() { panic("a line of code that is so long that it does not fit into a terminal") }
```

| version | released |
|---|---|
| 3.6 | May |

---
""" + "\n\n".join(f"Paragraph {number} of the rest." for number in range(9))
_ANSWER = _WRITTEN.replace("@", "\u3042" * 30)
_HOSTILE = "Done.\r\n09:00:00  writer  answers\x1b[2J\x1b]0;mine\x07\n[bank](https://evil.example)"
_CARD = (
    "## Handoff from lead\n### Previous Task\nBegin\n### Result\nAll\n### Your Task\nContinue as your role requires."
)


def conversation() -> tuple[list[Message], Played]:
    """What is told, and the feed that tells it."""
    played = Played(packs=(_team(81_204),))
    played.at = NINE
    first = "research-lead-stimulus-41237"
    child = f"sub-{first}-1"
    lead = run(
        first,
        "research-lead",
        2,
        "Begin the daily research workflow: pick three topics from the backlog, and have each of them looked into.",
        labels={"stimulus": "true", "trigger-source": "readiness", "ensemble": "research"},
    )
    lead = now(lead, phase="Running", startedAt=time(5))
    writer = run(child, "research-writer", 80, "Write a summary of etcd.", parent={"runName": first, "spawnDepth": 1})
    waits = now(
        lead,
        phase="AwaitingDelegate",
        delegates=[{"childRunName": child, "targetPersona": "writer", "phase": "Pending"}],
    )
    usage = {"inputTokens": 18_211, "outputTokens": 1_402, "totalTokens": 19_613, "toolCalls": 7, "durationMs": 96_000}
    written = now(
        writer,
        phase="Succeeded",
        startedAt=time(83),
        completedAt=time(362),
        result=_ANSWER,
        tokenUsage=usage,
        costEstimate={"amountMicro": 59_500, "currency": "USD"},
    )
    done = now(waits, phase="Succeeded", result=_HOSTILE, completedAt=time(461))
    labels = {"sequential-from": first, "ensemble": "research"}
    heir = run("research-analyst-seq-4711", "research-analyst", 462, _CARD, labels=labels)
    broke = 'token budget exceeded: ensemble "research" has used 100312 tokens (limit: 100000)'
    channel = {"source": "channel", "source-channel": "slack"}
    oncall = {"sender-name": "maria", "reply-chat-id": "C042"}
    asked = run("research-writer-ch-x2k9q", "research-writer", 500, "ok?", labels=channel, annotations=oncall)
    held = now(
        run("research-lead-run-1", "research-lead", 600, lifecycle={"postRun": [{"name": "g", "gate": True}]}),
        phase="PostRunning",
        startedAt=time(601),
    )
    messages = played.begin(lead)
    for number, value in enumerate(
        (
            writer,
            waits,
            written,
            done,
            heir,
            now(heir, phase="Failed", startedAt=time(465), completedAt=time(470), error=broke),
            asked,
            now(asked, phase="Skipped", result="Nothing to do.", completedAt=time(505)),
            held,
            now(held, phase="Succeeded", gateVerdict="approved", result="Approved words.", completedAt=time(640)),
            _team(100_312),
            _team(100_312, circuitBreakerOpen=True, consecutiveDelegateFailures=3),
            run("a-stranger", "", 700, "Count to ten."),
        )
    ):
        played.at = NINE + timedelta(minutes=number)
        messages += played.hear(value)
    return messages + played.lose(run("a-stranger", "", 700, "Count to ten.")), played


def _team(used: int, **status: object) -> dict[str, object]:
    ready = {"phase": "Ready", "installedCount": 3, "tokenBudgetUsed": used, **status}
    return pack("research", "lead", "writer", "analyst", status=ready, sharedMemory=_MEMBRANE)
