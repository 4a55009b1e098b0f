"""When a budget stops a pack, in a sentence."""

from __future__ import annotations

from sympozium_cli.monitor.budget.account import Account
from sympozium_cli.report.budget import words
from sympozium_cli.values.age import human_duration


def halting(account: Account) -> str:
    """When new runs begin to fail, by the pace and by the clock; or why they do not."""
    ledger = account.ledger
    if not ledger.most:
        return "never: maxTokens is not set"
    if ledger.halted:
        return (
            "now: every run that the clock, the stimulus or a hand-over starts fails, until maxTokens is raised or the"
            " budget reset; delegated runs and those of channels and people go on"
        )
    if not ledger.halts:
        over = "; it is used up already" if ledger.used >= ledger.most else ""
        return f"never: action is warn, so that only the controller's log tells{over}"
    said = _foreseen(account)
    return "; ".join(said) if said else f"not foreseen; {_why_not(account)}"


def _foreseen(account: Account) -> list[str]:
    ahead, said = account.outlook, []
    if ahead.at is not None:
        left = human_duration((ahead.at - account.now).total_seconds())
        said.append(f"in about {left} at this pace ({words.instant(ahead.at)})")
    if ahead.tick is not None:
        said.append(f"by the clock with the run of {ahead.tick.persona} at {words.instant(ahead.tick.at)}")
    return said


def _why_not(account: Account) -> str:
    if not account.ledger.enabled:
        return "the pack is not active"
    if not account.seen:
        return "you may not see the runs"
    return f"{account.ledger.left:,} tokens are left, and no run was counted lately"
