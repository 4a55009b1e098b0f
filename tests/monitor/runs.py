"""Runs as the many ways to start one leave them, in the words of every era."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.values.names import is_label_value

NOW = datetime(2026, 8, 7, 9, 30, tzinfo=UTC)
NAMESPACE = "ns"

Object = dict[str, Any]


def stamp(seconds_ago: float, now: datetime = NOW) -> str:
    """A timestamp of the API server."""
    return (now - timedelta(seconds=seconds_ago)).strftime("%Y-%m-%dT%H:%M:%SZ")


def run(  # noqa: PLR0913 - each of them is a field of a run
    name: str,
    agent: str = "team-lead",
    *,
    phase: str = "",
    labels: dict[str, str] | None = None,
    parent: str = "",
    depth: int = 0,
    age: float = 600,
    reference: str = "agentRef",
    spec: Object | None = None,
    status: Object | None = None,
    agent_id: str = "",
) -> Object:
    """A run that began `age` seconds ago; ended ones have worked for half of it."""
    above = {"parent": {"runName": parent, "sessionKey": "", "spawnDepth": depth}} if parent else {}
    times = {"startedAt": stamp(age)} if phase else {}
    if phase in ("Succeeded", "Failed", "Skipped"):
        times["completedAt"] = stamp(age / 2)
    about = {"name": name, "namespace": NAMESPACE, "uid": f"uid-{name}", "creationTimestamp": stamp(age)}
    instance = {"sympozium.ai/instance": agent} if is_label_value(agent) else {}
    named = {f"sympozium.ai/{key}": value for key, value in (labels or {}).items()}
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "AgentRun",
        "metadata": {**about, "labels": {**instance, **named}},
        "spec": {
            reference: agent,
            "agentId": agent_id,
            "sessionKey": "",
            "task": "Look.",
            "model": {"provider": "openai", "model": "gpt-4o", "authSecretRef": ""},
            **above,
            **(spec or {}),
        },
        "status": {**({"phase": phase} if phase else {}), **times, **(status or {})},
    }


def usage(total: int, micro: int | None = None) -> Object:
    """What a run that has succeeded says."""
    parts = {"inputTokens": total - total // 10, "outputTokens": total // 10, "totalTokens": total}
    cost = {"amountMicro": micro, "inputAmountMicro": 0, "outputAmountMicro": 0, "currency": "USD"}
    priced = {} if micro is None else {"costEstimate": {**cost, "source": "defaultTable", "priceKey": "openai/gpt-4o"}}
    return {"tokenUsage": {**parts, "toolCalls": 7, "durationMs": 96_000}, **priced}


def delegate(child: str, persona: str, phase: str, error: str = "") -> Object:
    """A child in the record of its parent."""
    return {"childRunName": child, "targetPersona": persona, "phase": phase, **({"error": error} if error else {})}


def child(parent: str, agent: str, depth: int = 1, **options: Any) -> Object:
    """What delegate_to_persona makes: no label of the pack."""
    labels = {"agent-id": "default", "parent-run": parent, "component": "agent-run"}
    return run(f"sub-{parent}-{depth}", agent, labels=labels, parent=parent, depth=depth, agent_id="default", **options)


def read(*values: Object) -> list[Run]:
    """The runs."""
    return [read_run(value) for value in values]


def pack(
    name: str, *personas: str, key: str = "agentConfigs", kind: str = "Ensemble", installed: bool = True
) -> Object:
    """A pack, and what its controller says of it."""
    found = [{"name": one, "instanceName": f"{name}-{one}"} for one in personas] if installed else []
    return {
        "kind": kind,
        "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": {key: [{"name": one, "systemPrompt": "x"} for one in personas]},
        "status": {"installedPersonas": found},
    }
