"""The token budget as its controller keeps it: what it counts, what it lets in, and what it never sees.

After checkTokenBudget and countTokens of agentrun_controller.go: a run without the label of its pack is neither asked
for nor counted; the mark on the run is written first, and then the new sum, over whatever is there.
"""

from __future__ import annotations

from typing import Any, Final

from cluster.api import Object
from cluster.sympozium.world import World, labels_of, name_of
from sympozium_cli.cluster.resource import RUNS

MARK: Final = "sympozium.ai/token-budget-counted"


def keep_budget(world: World, run: Object) -> None:
    """Refuse a run that is new where the budget is used up, and count one that has ended."""
    pack_name = labels_of(run).get(world.pack_label, "")
    pack = world.find(world.pack, pack_name) if pack_name else None
    budget = _budget(pack) if pack is not None else None
    if pack is None or budget is None:
        return
    status = run.get("status") or {}
    if not status.get("phase"):
        _admit(world, run, pack, budget)
    elif status["phase"] in ("Succeeded", "Failed", "Skipped"):
        _count(world, run, pack)


def _admit(world: World, run: Object, pack: Object, budget: dict[str, Any]) -> None:
    used, most = pack.get("status", {}).get("tokenBudgetUsed", 0), budget.get("maxTokens", 0)
    if most > 0 and used >= most and budget.get("action", "halt") == "halt":
        told = f'token budget exceeded: ensemble "{name_of(pack)}" has used {used} tokens (limit: {most})'
        world.report(RUNS, run, {**run.get("status", {}), "phase": "Failed", "error": told})


def _count(world: World, run: Object, pack: Object) -> None:
    tokens = ((run.get("status") or {}).get("tokenUsage") or {}).get("totalTokens", 0)
    if tokens <= 0 or MARK in (run["metadata"].get("annotations") or {}):
        return
    world.api.patch(RUNS, name_of(run), {"metadata": {"annotations": {MARK: "true"}}}, world.namespace)
    used = pack.get("status", {}).get("tokenBudgetUsed", 0) + tokens
    world.api.patch(world.pack, name_of(pack), {"status": {"tokenBudgetUsed": used}}, world.namespace, "status")
    world.writes += 2


def _budget(pack: Object) -> dict[str, Any] | None:
    membrane = (pack["spec"].get("sharedMemory") or {}).get("membrane") or {}
    budget = membrane.get("tokenBudget")
    return budget if isinstance(budget, dict) else None
