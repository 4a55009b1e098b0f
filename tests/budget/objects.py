"""Packs with budgets and their runs, as a cluster stores them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.budget.account import Account, account
from sympozium_cli.monitor.budget.entry import entries
from sympozium_cli.monitor.budget.ledger import read_ledger
from sympozium_cli.monitor.budget.prices import Prices
from sympozium_cli.monitor.budget.shipped_prices import SHIPPED, SOURCE
from sympozium_cli.monitor.run import read_run
from sympozium_cli.monitor.teams import teams

NOW = datetime(2026, 8, 7, 12, tzinfo=UTC)
SHIPPED_PRICES = Prices(SHIPPED, SOURCE)
LABEL = "sympozium.ai/ensemble"
MARK = "sympozium.ai/token-budget-counted"


def stamp(minutes: float) -> str:
    """The timestamp of so many minutes ago."""
    return (NOW - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


_PACK: dict[str, Any] = {
    "name": "team", "breaker": None, "shared": True, "version": "1", "enabled": True,
    "personas": ({"name": "lead"}, {"name": "writer"}),
}  # fmt: skip
_RUN: dict[str, Any] = {
    "persona": "lead", "phase": "Succeeded", "ago": 10.0, "label": True, "marked": True, "of": "team",
    "model": "gpt-4o", "provider": "openai", "labels": {}, "spec": {}, "version": "1",
}  # fmt: skip


def pack(budget: dict[str, Any] | None = None, **about: Any) -> Object:
    """A pack as `_PACK` has it, or otherwise; whatever else is said is its status."""
    like = SimpleNamespace(**{**_PACK, **{key: value for key, value in about.items() if key in _PACK}})
    parts = {"tokenBudget": budget, "circuitBreaker": like.breaker}
    membrane = {key: part for key, part in parts.items() if part is not None}
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "Ensemble",
        "metadata": {**_about(like.name, like.version), "creationTimestamp": stamp(30 * 24 * 60)},
        "spec": {
            "enabled": like.enabled,
            "agentConfigs": [{"systemPrompt": "You work.", **one} for one in like.personas],
            "sharedMemory": {"enabled": like.shared, "membrane": membrane},
        },
        "status": {key: value for key, value in about.items() if key not in _PACK},
    }


def run(name: str, tokens: int | None = None, **about: Any) -> Object:
    """A run as `_RUN` has it, or otherwise; whatever else is said is its status.

    It ended `ago` minutes ago, or began then; four in five of its tokens went in.
    """
    like = SimpleNamespace(**{**_RUN, **{key: value for key, value in about.items() if key in _RUN}})
    model = {"provider": like.provider, "model": like.model, "authSecretRef": ""}
    return {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "AgentRun",
        "metadata": {
            **_about(name, like.version),
            "creationTimestamp": stamp(like.ago + 1),
            "labels": {**({LABEL: like.of} if like.label else {}), **like.labels},
            "annotations": {MARK: "true"} if like.marked and like.label and tokens else {},
        },
        "spec": {
            "agentRef": f"{like.of}-{like.persona}", "agentId": "tests", "sessionKey": "", "task": "Work.",
            "model": model, **like.spec,
        },
        "status": {**_status(like, tokens), **{key: value for key, value in about.items() if key not in _RUN}},
    }  # fmt: skip


def _about(name: str, version: str) -> dict[str, Any]:
    return {"name": name, "namespace": "demo", "uid": f"uid-{name}", "resourceVersion": version}


def _status(like: SimpleNamespace, tokens: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {"phase": like.phase, "startedAt": stamp(like.ago + 1)}
    if like.phase in ("Succeeded", "Failed", "Skipped"):
        told["completedAt"] = stamp(like.ago)
    if tokens is not None:
        given = tokens * 4 // 5
        usage = {"inputTokens": given, "outputTokens": tokens - given, "totalTokens": tokens}
        told["tokenUsage"] = {**usage, "toolCalls": 1, "durationMs": 1}
    return told


def child(parent: str, tokens: int | None = None, **about: Any) -> Object:
    """A run that another one delegated."""
    above = {"parent": {"runName": parent, "sessionKey": "", "spawnDepth": 1}}
    return run(f"sub-{parent}-1", tokens, label=False, spec=above, **about)


def told(team: Object, *runs: Object, prices: Prices = SHIPPED_PRICES) -> Account:
    """The account of a pack with these runs."""
    ledger = read_ledger(team)
    known = entries(map(read_run, runs), teams([team]), prices)
    return account(ledger, known.get(ledger.key, ()), NOW)
