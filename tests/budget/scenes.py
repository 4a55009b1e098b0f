"""Budgets in states that are worth looking at."""

from __future__ import annotations

from typing import Any

from budget.objects import child, pack, run, told
from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.cli.budget_reading import with_tick
from sympozium_cli.monitor.budget.account import Account

_HOURLY = {"type": "scheduled", "cron": "0 * * * *", "task": "Look around."}
PERSONAS: list[dict[str, Any]] = [{"name": "lead", "schedule": _HOURLY}, {"name": "writer"}]
REFUSAL = 'token budget exceeded: ensemble "spent" has used 50012 tokens (limit: 50000)'


def busy() -> Account:
    """A pack at work: counted by the hour, and delegating what nobody counts."""
    team = pack(
        {"maxTokens": 100_000, "maxTokensPerRun": 20_000},
        breaker={"consecutiveFailures": 3, "cooldownDuration": "5m"},
        personas=PERSONAS,
        tokenBudgetUsed=81_204,
        consecutiveDelegateFailures=1,
    )
    label = {"sympozium.ai/schedule": "team-lead-schedule"}
    hourly = [run(f"team-lead-schedule-{n}", 4000 + n * 100, ago=60 * n + 5, labels=label) for n in range(12)]
    children = [
        child("team-lead-schedule-3", 9_000, persona="writer", ago=200),
        child("team-lead-schedule-4", 21_000, persona="writer", ago=260),
    ]
    slack = {"sympozium.ai/source": "channel", "sympozium.ai/source-channel": "slack"}
    local = {"provider": "ollama", "model": "llama3"}
    others = [
        run("team-lead-run-1", phase="Failed", ago=30, error="timeout"),
        run("team-lead-schedule-12", phase="Running", ago=1, labels=label),
        run("team-lead-ch-abcde", 3_000, label=False, labels=slack, **local),
    ]
    return with_tick(told(team, *hourly, *children, *others), team, NEWEST)


def spent() -> Account:
    """A pack whose budget is used up, and whose breaker is open."""
    team = pack(
        {"maxTokens": 50_000},
        name="spent",
        tokenBudgetUsed=50_012,
        circuitBreakerOpen=True,
        consecutiveDelegateFailures=3,
    )
    refused = run("spent-lead-schedule-9", phase="Failed", of="spent", error=REFUSAL, startedAt=None)
    return told(team, *(run(f"spent-lead-{n}", 9_000, of="spent", ago=n * 90) for n in range(3)), refused)


def free() -> Account:
    """A pack without a budget."""
    return told(pack(name="free"), run("free-lead-1", 3_000, of="free", model="unheard-of"))


def idle() -> Account:
    """A pack that has never done anything, and is not active."""
    budget = {"maxTokens": 50_000, "maxTokensPerRun": 100, "action": "warn"}
    return told(pack(budget, name="idle", shared=False, enabled=False))


def reset() -> Account:
    """A pack that somebody has reset."""
    team = pack({"maxTokens": 20_000}, name="reset", tokenBudgetUsed=500)
    return told(team, run("reset-lead-1", 9_000, of="reset", ago=300), run("reset-lead-2", 500, of="reset"))


def blind() -> Account:
    """A pack whose runs may not be seen."""
    return told(pack({"maxTokens": 20_000}, name="blind", tokenBudgetUsed=19_900))._replace(seen=False)


SCENES = {one.__name__: one for one in (busy, spent, free, idle, reset, blind)}
