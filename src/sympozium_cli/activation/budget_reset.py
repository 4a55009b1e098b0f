"""Plan to set back what upstream never sets back: the tokens that a pack has used, and its circuit breaker.

The controller adds up `status.tokenBudgetUsed` for the whole life of a pack, and nothing closes a breaker once it is
open (agentrun_controller.go, spawn_router.go). Both are removed from the status, under the version that was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import PATCH, Plan, Refusal, Step, Write
from sympozium_cli.monitor.budget.ledger import Ledger, read_ledger
from sympozium_cli.values.plural import count

USED: Final = "tokenBudgetUsed"
OPEN: Final = "circuitBreakerOpen"
FAILURES: Final = "consecutiveDelegateFailures"


def plan_reset(live: Live, *, tokens: bool = True, breaker: bool = False, under_way: int | None = None) -> Plan:
    """What to do so that nothing has been used, or the breaker is closed; nothing where it is so.

    Args:
        live: the pack as just read.
        tokens: whether to set the used tokens back.
        breaker: whether to close the breaker, and to forget its failures.
        under_way: how many runs will be counted when they end; None where that is not known.
    """
    ledger = read_ledger(live.value)
    refusals = tuple(_refusals(live, ledger, tokens=tokens, breaker=breaker))
    fields = tuple(_fields(ledger, tokens=tokens, breaker=breaker))
    if refusals or not fields:
        return Plan(refusals=refusals)
    body = {"metadata": {"resourceVersion": live.resource_version}, "status": {name: None for name, _, _ in fields}}
    write = Write(PATCH, live.kinds.packs, live.name, live.namespace, body, part="status")
    details = tuple(f"{name}: {before} -> {after}" for name, before, after in fields)
    names = [name for name, _, _ in fields]
    return Plan(
        steps=(Step(f"reset the status of {write.object}", details, write),),
        means=tuple(_means(ledger, names)),
        warnings=tuple(_warnings(ledger, names, under_way)),
    )


def _fields(ledger: Ledger, *, tokens: bool, breaker: bool) -> Iterator[tuple[str, str, str]]:
    """The fields that are removed, what stands there, and what that comes to."""
    if tokens and ledger.used:
        yield USED, f"{ledger.used:,}", "0"
    if breaker and ledger.breaker.open:
        yield OPEN, "true", "false"
    if breaker and ledger.breaker.failures:
        yield FAILURES, f"{ledger.breaker.failures:,}", "0"


def _refusals(live: Live, ledger: Ledger, *, tokens: bool, breaker: bool) -> Iterator[Refusal]:
    budgeted, failing = ledger.budgeted or ledger.used, ledger.breaker.open or ledger.breaker.defined
    where = f"{live.name} -n {live.namespace}"
    if tokens and not budgeted and not (breaker and failing):
        hint = "sympozium explain ensemble.spec.sharedMemory.membrane.tokenBudget"
        if ledger.breaker.open and not breaker:
            hint = f"its circuit breaker is open: sympozium budget reset {where} --breaker"
        yield Refusal(f"'{live.name}' has no token budget", hint)
    elif breaker and not failing and not (tokens and budgeted):
        yield Refusal(f"'{live.name}' has no circuit breaker", f"sympozium budget show {where}")


def _means(ledger: Ledger, names: list[str]) -> Iterator[str]:
    if USED in names:
        if ledger.halted:
            yield f"the clock, the stimulus and hand-overs start runs again, up to {ledger.most:,} tokens"
        elif ledger.most:
            yield f"up to {ledger.most:,} tokens may be used from now on, instead of {ledger.left:,}"
        yield f"nobody remembers that {ledger.used:,} tokens have been used"
    if OPEN in names:
        again = count(ledger.breaker.threshold, "failure")
        yield f"personas delegate again, until the breaker opens after {again} in a row"


def _warnings(ledger: Ledger, names: list[str], under_way: int | None) -> Iterator[str]:
    if USED in names and under_way != 0:
        which = f"{count(under_way, 'run')} under way" if under_way is not None else "runs that are under way"
        yield f"{which} will be counted with all that they use, on the new account"
    if OPEN not in names and ledger.breaker.open:
        yield "its circuit breaker stays open: add --breaker to close it"
