"""Whether the tokens of a pack are used up, by the count in its status."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import limits
from sympozium_cli.lint.surroundings import Object, inside
from sympozium_cli.source import FieldPath

_ONLY_LOGGED = "new runs are only logged about"


class Spent(NamedTuple):
    """How many tokens were used, of how many, what comes of it where that is not the usual, and where it is said."""

    used: int
    most: int
    effect: str
    path: FieldPath


def spent(pack: Pack, live: Object) -> Spent | None:
    """What a live pack has used, if that is all of what the pack allows."""
    memory = pack.spec.shared_memory
    budget = memory.membrane.token_budget if memory is not None and memory.membrane is not None else None
    used = inside(live, "status").get("tokenBudgetUsed")
    most = budget.max_tokens if budget is not None else None
    if budget is None or most is None or not limits(most) or not isinstance(used, int) or used < most:
        return None
    return Spent(used, most, _ONLY_LOGGED if budget.action == "warn" else "", budget.path / "maxTokens")
