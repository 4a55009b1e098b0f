"""The shape of `budget show -o json`, as pydantic models: the published schema is made from them.

Amounts of money are whole millionths of a US dollar, times are in UTC.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Count, Model


class PriceList(Model):
    """The prices that costs were reckoned with where the controller has not said them; `source` is null for none."""

    currency: Literal["USD"]
    source: str | None
    simulated: bool


class Cost(Model):
    """What runs cost: `micro` with the part `computedMicro` that was reckoned here; unpriced runs are not in it."""

    micro: Count
    computed_micro: Count
    simulated_micro: Count
    unpriced_runs: Count
    local_runs: Count


class Portion(Model):
    """What some runs used: tokens that the controller has counted or not, and runs that do not say."""

    runs: Count
    tokens: Count
    counted: Count
    uncounted: Count
    unknown_runs: Count
    in_flight_runs: Count
    cost: Cost


class Part(Portion):
    """A part of the runs: of a persona, a model, an origin, or an edge such as "lead -> writer"."""

    key: str


class Split(Model):
    """All runs, split in four ways."""

    persona: list[Part]
    model: list[Part]
    origin: list[Part]
    edge: list[Part]


class Observed(Portion):
    """What the runs that are still there used.

    `pruned` is what was counted for runs that are gone, `setBack` what is missing on the account.
    """

    visible: Annotated[bool, Field(description="Whether the user may list runs.")]
    lower_bound: Annotated[bool, Field(description="Whether runs may be gone, or ended without saying what they used.")]
    pruned: Count
    set_back: Count
    without_label: Annotated[Count, Field(description="Tokens of runs that the controller never counts.")]
    without_mark: Annotated[Count, Field(description="Tokens of runs that it could count and has not.")]
    of_failed_runs: Annotated[Count, Field(description="Tokens of failed runs, by their logs.")]
    refused_runs: Annotated[Count, Field(description="Runs that failed because the budget was used up.")]
    runs_over_max_tokens_per_run: Count


class Ledger(Model):
    """What the controller says; nulls stand for what is not limited."""

    budgeted: bool
    used: Count
    max_tokens: int | None
    max_tokens_per_run: int | None
    action: Literal["halt", "warn"] | None
    percent: Annotated[int | None, Field(description="Rounded down.")]
    left: int | None
    halted: Annotated[bool, Field(description="Whether new runs fail.")]
    stops_runs: Annotated[bool, Field(description="Whether maxTokensPerRun ends runs.")]


class Breaker(Model):
    """The circuit breaker of delegations; nothing but a success that was under way, or a reset, closes it."""

    open: bool
    failures: Count
    threshold: Count
    closes_by_itself: Literal[False]


class Rate(Model):
    """A pace, taken over the last `windowSeconds`."""

    tokens_per_hour: Count
    micro_per_hour: Count
    window_seconds: Count
    runs: Count
    lower_bound: bool


class Outlook(Model):
    """What is ahead: when it is used up at this pace and by the clock, and what is under way and will be counted."""

    halts_at: str | None
    halts_by_clock_at: str | None
    halts_by_clock_with: Annotated[str | None, Field(description="The persona whose run it is.")]
    in_flight_runs: Count
    in_flight_tokens: Count
    overshoot: Count


class Pack(Model):
    """A pack; `rate` is the pace of what is counted, `spending` of all that is used; null where nothing is."""

    namespace: str
    name: str
    enabled: bool
    crossed: Annotated[Literal["warn", "crit"] | None, Field(description="The threshold that it has reached.")]
    ledger: Ledger
    breaker: Breaker | None
    observed: Observed
    rate: Rate | None
    spending: Rate | None
    outlook: Outlook
    split: Split


class BreakerState(Model):
    """The circuit breaker at a moment."""

    open: bool
    failures: Count


class BudgetEvent(Model):
    """A line of `budget watch -o jsonl`; amounts of money are whole millionths of a US dollar, times are in UTC.

    `kind` "is" says how a budget is to begin with; "refused" is about the `run` that failed since it is used up.
    """

    api_version: Literal["sympozium-cli/budget-event/v1"]
    time: str
    kind: Literal[
        "is", "used", "set-back", "limit", "warn", "crit", "halted", "resumed", "failure", "breaker-opened",
        "breaker-closed", "refused", "gone",
    ]  # fmt: skip
    namespace: str
    pack: str
    run: str | None
    used: Count
    added: Annotated[int, Field(description="Negative where the account was set back.")]
    max_tokens: int | None
    percent: int | None
    halted: bool
    breaker: BreakerState
    tokens_per_hour: Count
    halts_at: str | None
    in_flight_runs: Count
    cost_micro: Count


class Name(Model):
    """A pack that has no budget."""

    namespace: str
    name: str


class Budget(Model):
    """The budgets of packs at one moment."""

    api_version: Literal["sympozium-cli/budget/v1"]
    time: str
    prices: PriceList
    packs: list[Pack]
    without: list[Name]
