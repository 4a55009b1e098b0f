"""Runs, packs and changes of them, as short as a test wants to write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change
from sympozium_cli.monitor.watching.board import Board

NOON = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


def later(seconds: float) -> datetime:
    """A time after noon."""
    return NOON + timedelta(seconds=seconds)


def run(name: str, phase: str = "", agent: str = "team-lead", /, **more: Any) -> Object:
    """A run; `parent`, `after` (the run before it), `labels`, `uid`, `created` and `status` say more."""
    labels = dict(more.get("labels", {}))
    if "after" in more:
        labels["sympozium.ai/sequential-from"] = more["after"]
    spec: Object = {"agentRef": agent, "task": "t"}
    if "parent" in more:
        spec["parent"] = {"runName": more["parent"], "sessionKey": "", "spawnDepth": 1}
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "AgentRun",
        "metadata": {
            "name": name,
            "namespace": "ns",
            "uid": more.get("uid", f"uid-{name}"),
            "labels": labels,
            "creationTimestamp": stamp(more.get("created", NOON)),
        },
        "spec": spec,
        "status": {**({"phase": phase} if phase else {}), **more.get("status", {})},
    }


def stamp(moment: datetime) -> str:
    """A time as the API server writes it."""
    return moment.isoformat().replace("+00:00", "Z")


def pack(name: str, *personas: str, edges: tuple[tuple[str, str], ...] = ()) -> Object:
    """A pack; each edge says which persona follows which."""
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "Ensemble",
        "metadata": {"name": name, "namespace": "ns", "uid": f"uid-{name}"},
        "spec": {
            "agentConfigs": [{"name": persona} for persona in personas],
            "relationships": [{"source": one, "target": two, "type": "sequential"} for one, two in edges],
        },
    }


def added(value: Object, seconds: float = 0, *, past: bool = False) -> Change:
    """It came."""
    return Change(ADDED, value, None, later(seconds), past)


def modified(value: Object, seconds: float = 0) -> Change:
    """It changed."""
    return Change(MODIFIED, value, {}, later(seconds))


def deleted(value: Object, seconds: float = 0) -> Change:
    """It went."""
    return Change(DELETED, value, {}, later(seconds))


def told(board: Board, *changes: Change) -> list[str]:
    """What the board says of these changes: "PHASE a Running" for each transition."""
    return [f"{one.type} {one.run.name} {one.run.phase}" for change in changes for one in board.apply(change)]
