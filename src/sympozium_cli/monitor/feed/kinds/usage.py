"""What a run has used, and what that has cost; runs that failed do not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.monitor.feed.message import ASIDE, Message, Stage
from sympozium_cli.monitor.feed.scene import RunScene
from sympozium_cli.monitor.run import Cost, Tokens
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count

_MICRO = 1_000_000


def of_run(scene: RunScene) -> Iterator[Message]:
    """Tokens, tool calls, time and money."""
    run = scene.run
    if not run.finished or run.tokens is None:
        return
    summary = ", ".join(_parts(run.tokens, run.cost))
    data = _data(run.tokens, run.cost)
    yield scene.message("usage", Stage.COUNTED, summary, at=run.completed, tone=ASIDE, data=data)


def _parts(tokens: Tokens, cost: Cost | None) -> Iterator[str]:
    yield f"{tokens.input:,} tokens in"
    yield f"{tokens.output:,} out"
    if tokens.tool_calls:
        yield count(tokens.tool_calls, "tool call")
    if tokens.milliseconds:
        yield human_duration(tokens.milliseconds / 1000)
    if cost is not None:
        amount = f"{cost.micro / _MICRO:.4f}"
        yield f"${amount}" if cost.currency == "USD" else f"{amount} {cost.currency}"


def _data(tokens: Tokens, cost: Cost | None) -> dict[str, Any]:
    priced = {"costMicro": cost.micro, "currency": cost.currency} if cost is not None else {}
    return {
        "inputTokens": tokens.input,
        "outputTokens": tokens.output,
        "totalTokens": tokens.total,
        "toolCalls": tokens.tool_calls,
        "durationMs": tokens.milliseconds,
        **priced,
    }
