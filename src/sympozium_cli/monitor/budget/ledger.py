"""What a pack may use, and what its controller says has been used (api/v1alpha1/membrane_types.go)."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import at, mapping, number, text, truth

HALT: Final = "halt"
WARN: Final = "warn"

_DEFAULT_FAILURES: Final = 3
_ALL: Final = 100


class Breaker(NamedTuple):
    """The circuit breaker of delegations (spawn_router.go).

    Args:
        defined: whether the pack has one. One that is open blocks even after it was taken out of the pack.
        threshold: failures in a row that open it.
        failures: failures in a row so far.
        open: whether it blocks; nothing but a delegate that was under way, or a reset, closes it.
        cooldown: what the pack says of closing it by time, which no controller reads.
    """

    defined: bool = False
    threshold: int = _DEFAULT_FAILURES
    failures: int = 0
    open: bool = False
    cooldown: str = ""


class Ledger(NamedTuple):
    """The controller's account of a pack; it covers the whole life of the pack, and nothing ever sets it back.

    Args:
        namespace: the pack's namespace.
        pack: the pack's name.
        uid: what tells it from another pack of that name.
        created: the timestamp of its making.
        enabled: whether it is active.
        budgeted: whether it has a token budget at all.
        used: the tokens that were counted.
        most: at how many runs stop; 0 for no limit.
        per_run: at how many a single run stops; 0 for no limit.
        action: HALT or WARN.
        shared: whether the shared memory is on, without which agents are not told of `per_run`.
        breaker: the circuit breaker.
    """

    namespace: str
    pack: str
    uid: str = ""
    created: str = ""
    enabled: bool = False
    budgeted: bool = False
    used: int = 0
    most: int = 0
    per_run: int = 0
    action: str = HALT
    shared: bool = False
    breaker: Breaker = Breaker()

    @property
    def key(self) -> tuple[str, str]:
        """The pack's namespace and name."""
        return self.namespace, self.pack

    @property
    def tracked(self) -> bool:
        """Whether there is anything to be told: a budget, a breaker, or what is left of them."""
        return self.budgeted or self.breaker.defined or self.breaker.open

    @property
    def left(self) -> int:
        """How many tokens are left; 0 without a limit."""
        return max(self.most - self.used, 0)

    @property
    def halts(self) -> bool:
        """Whether new runs fail once it is used up."""
        return self.most > 0 and self.action == HALT

    @property
    def halted(self) -> bool:
        """Whether new runs fail."""
        return self.halts and self.used >= self.most

    @property
    def cap(self) -> int:
        """At how many tokens a run really ends; 0 where none does."""
        return self.per_run if self.shared and self.action == HALT else 0

    @property
    def percent(self) -> int:
        """How much is used, rounded down, so that 100 means all; 0 without a limit."""
        return _ALL * self.used // self.most if self.most else 0

    def reaches(self, percent: float) -> bool:
        """Whether at least this share is used."""
        return self.most > 0 and _ALL * self.used >= percent * self.most


def read_ledger(pack: Object) -> Ledger:
    """The account of a pack as it is stored; a pack of a release without membranes has an empty one."""
    status, memory = mapping(pack, "status"), mapping(pack, "spec", "sharedMemory")
    budget = at(memory, "membrane", "tokenBudget")
    return Ledger(
        namespace=text(pack, "metadata", "namespace"),
        pack=text(pack, "metadata", "name"),
        uid=text(pack, "metadata", "uid"),
        created=text(pack, "metadata", "creationTimestamp"),
        enabled=truth(pack, "spec", "enabled"),
        budgeted=isinstance(budget, dict),
        used=number(status, "tokenBudgetUsed"),
        most=number(budget, "maxTokens"),
        per_run=number(budget, "maxTokensPerRun"),
        action=WARN if text(budget, "action") == WARN else HALT,
        shared=truth(memory, "enabled"),
        breaker=_breaker(pack),
    )


def _breaker(pack: Object) -> Breaker:
    wanted = at(pack, "spec", "sharedMemory", "membrane", "circuitBreaker")
    status = mapping(pack, "status")
    return Breaker(
        isinstance(wanted, dict),
        number(wanted, "consecutiveFailures") or _DEFAULT_FAILURES,
        number(status, "consecutiveDelegateFailures"),
        truth(status, "circuitBreakerOpen"),
        text(wanted, "cooldownDuration"),
    )
