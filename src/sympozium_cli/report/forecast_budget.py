"""When a token budget is used up, in words."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.sharing import limits
from sympozium_cli.forecast.budget import Spending
from sympozium_cli.forecast.spent import Spent
from sympozium_cli.report.forecast_view import View, safe
from sympozium_cli.values.plural import listed


def budget(view: View) -> Iterator[str]:
    """What is to be said of the budget; nothing where there is none."""
    found = view.forecast.spending
    if found is None:
        return
    yield from _limits(found)
    if not found.known:
        yield "add --tokens-per-run N to see when it is used up"
        return
    yield from _pace(view, found)
    if limits(found.budget.max_tokens):
        yield _end(view, found)
        if found.spent is not None:
            yield _afterwards(found)


def _limits(found: Spending) -> Iterator[str]:
    total, per_run = found.budget.max_tokens, found.budget.max_tokens_per_run
    if limits(total):
        yield f"maxTokens: {total:,} for the whole life of the pack; nothing resets what is used"
    if found.ceiling is not None:
        yield f"maxTokensPerRun: {found.ceiling:,}, after which a run ends at its next answer"
    elif limits(per_run):
        yield f"maxTokensPerRun: {per_run:,}, which stops no run{_why_no_ceiling(found)}"


def _why_no_ceiling(found: Spending) -> str:
    return ": action is warn" if found.budget.action == "warn" else ": the shared memory is off"


def _pace(view: View, found: Spending) -> Iterator[str]:
    if found.per_day is None:
        yield f"{_each(view, found)}: more runs follow by hand-over than can be counted"
    else:
        hand_overs = ", hand-overs included" if view.forecast.followed else ""
        yield f"{_each(view, found)}: {round(found.per_day):,} tokens a day{hand_overs}"


def _each(view: View, found: Spending) -> str:
    """What a run is taken to use."""
    tokens = view.forecast.asked.tokens
    if found.assumed:
        return "if every run goes up to maxTokensPerRun"
    parts = [f"{number:,} a run of {safe(name)}" for name, number in tokens.of.items()]
    if tokens.usual is not None:
        parts.append(f"{tokens.usual:,} a run")
    stopped = found.ceiling is not None and max((tokens.usual or 0, *tokens.of.values())) > found.ceiling
    return f"at {listed(parts)}{', or less where maxTokensPerRun stops it' if stopped else ''}"


def _end(view: View, found: Spending) -> str:
    if found.spent is None:
        return f"not used up before {view.whole_time(found.until)}"
    spent = found.spent
    if not spent.persona:
        return "used up from the start: --tokens-used leaves nothing"
    how = "by the runs that follow" if spent.by_followers else "by"
    return f"used up {how} {_run(view, spent)}"


def _run(view: View, spent: Spent) -> str:
    name = safe(spent.persona)
    if not spent.number:
        return f"the run of {name} that the stimulus starts"
    return f"run {spent.number:,} by the clock, that of {name} at {view.whole_time(spent.at)}"


def _afterwards(found: Spending) -> str:
    if found.budget.action == "warn":
        return "action is warn: afterwards only the controller's log says so, and runs go on"
    return (
        "action is halt: afterwards every run that the clock, the stimulus or a hand-over starts fails;"
        " delegated runs and those of channels and web requests are not counted, and go on"
    )
