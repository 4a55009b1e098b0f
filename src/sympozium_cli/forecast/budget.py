"""How the token budget of a pack is used up.

Every run that ends adds its tokens to `status.tokenBudgetUsed`, which nothing ever takes back; what the clock, the
stimulus and hand-overs start is counted, other runs are not (agentrun_controller.go).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.shared_memory import TokenBudget
from sympozium_cli.api.sharing import limits, shared_memory, token_budget
from sympozium_cli.forecast.handovers import with_followers
from sympozium_cli.forecast.outlook import Outlook
from sympozium_cli.forecast.spent import Purse, Spent, cost_of, exhaustion
from sympozium_cli.forecast.window import Window


class Tokens(NamedTuple):
    """What runs are said to use: `usual` tokens, or `of` a persona by its name; and what has been `used` before."""

    usual: int | None = None
    of: Mapping[str, int] = {}
    used: int = 0


class Spending(NamedTuple):
    """How a budget is used up.

    Args:
        budget: what the pack says.
        ceiling: the tokens at which an agent stops by `maxTokensPerRun`; None where it does not.
        assumed: whether all runs are taken to go up to there, as nothing else is said.
        known: whether there is a number for every persona.
        per_day: the tokens of the runs in the window, per day; None where there is no end of them.
        spent: when it is used up; None where that is not foreseen.
        until: up to when was looked.
    """

    budget: TokenBudget
    ceiling: int | None
    assumed: bool
    known: bool
    per_day: float | None
    spent: Spent | None
    until: datetime


def spending(pack: Pack, found: Sequence[Outlook], window: Window, tokens: Tokens, *, running: bool) -> Spending | None:
    """How the budget of the pack is used up from the start of the window on; None where nothing is limited."""
    budget = token_budget(pack)
    if budget is None or not (limits(budget.max_tokens) or limits(budget.max_tokens_per_run)):
        return None
    ceiling = _ceiling(pack, budget)
    costs = _costs(pack, tokens, ceiling)
    assumed = tokens.usual is None and not tokens.of
    if costs is None:
        return Spending(budget, ceiling, assumed, known=False, per_day=None, spent=None, until=window.end)
    purse = Purse(costs, with_followers(pack, costs))
    in_window = cost_of(found, purse.whole)
    per_day = in_window / window.days if in_window is not None else None
    limit = budget.max_tokens if limits(budget.max_tokens) else None
    left = limit - tokens.used if limit is not None else None
    spent, until = exhaustion(pack, purse, left, window, running=running)
    return Spending(budget, ceiling, assumed, known=True, per_day=per_day, spent=spent, until=until)


def _ceiling(pack: Pack, budget: TokenBudget) -> int | None:
    """Where agents stop; they are told of it only if the shared memory is switched on."""
    stops = limits(budget.max_tokens_per_run) and budget.action != "warn" and shared_memory(pack) is not None
    return budget.max_tokens_per_run if stops else None


def _costs(pack: Pack, tokens: Tokens, ceiling: int | None) -> dict[str, int] | None:
    """What a run of each persona uses; None where that is not known of all."""
    costs: dict[str, int] = {}
    for persona in pack.personas:
        known = [cost for cost in (tokens.of.get(persona.name, tokens.usual), ceiling) if cost is not None]
        if not known:
            return None
        costs[persona.name] = min(known)
    return costs
