"""The shapes of `runs get -o json` and `runs tree -o json`: the published schemas are made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Count, Model

_Kind = Literal[
    "schedule", "stimulus", "sequential", "delegation", "subagent", "channel", "web", "mcp", "server", "manual"
]


class Starter(Model):
    """Who started a run; `source` is the schedule, the other run, the type of the channel or the stimulus' trigger."""

    kind: _Kind
    source: str | None


class Usage(Model):
    """What a run says that it has used; agents can forge it."""

    input: Count
    output: Count
    total: Count
    tool_calls: Count


class Cost(Model):
    """An amount in millionths of a currency."""

    micro: Count
    currency: str


class Brief(Model):
    """A run in a few words; `state` is its phase, or NeverStarts, Stuck or Terminating."""

    name: str
    namespace: str
    pack: str | None
    persona: str | None
    agent: str
    started_by: Starter
    phase: Annotated[str, Field(description="As the controller wrote it; empty before it has seen the run.")]
    state: str
    waits_for: Annotated[str | None, Field(description="What it waits for, or why it never starts, in words.")]
    created: str | None
    started: str | None
    completed: str | None
    seconds: Annotated[Count | None, Field(description="How long it has worked; null where that is not known.")]
    tokens: Usage | None
    cost: Cost | None
    error: str | None


class Gone(Model):
    """A delegate that is there no more, as the record of its parent has it."""

    name: str
    persona: str
    phase: str
    error: str | None


class Contradiction(Model):
    """A delegate of which its parent's record says another phase than the run itself."""

    name: str
    phase: str
    recorded: str


class LanguageModel(Model):
    """Which model a run asks for."""

    provider: str
    name: str
    reference: str | None


class Run(Model):
    """A run; `next` is the command to type next, and `task` what it was asked, without what controllers add to it."""

    api_version: Literal["sympozium-cli/run/v1"]
    run: Brief
    uid: str
    model: LanguageModel
    timeout_seconds: float
    pod: str | None
    parent: str | None
    gate: Annotated[str | None, Field(description="What became of an answer that was held back; empty until then.")]
    task: str
    result: str | None
    children: list[Brief]
    gone: list[Gone]
    contradictions: list[Contradiction]
    next: str | None


class Total(Model):
    """A run and all that it has led to; `silent` have ended and do not say what they have used."""

    runs: Count
    failed: Count
    active: Count
    tokens: Count
    silent: Count
    costs: list[Cost]


class Node(Model):
    """A run in a tree; `parent` is the run that caused it, and null for the first."""

    run: Brief
    parent: str | None
    depth: Count
    total: Total
    gone: list[Gone]
    contradictions: list[Contradiction]


class Failure(Model):
    """Where a failure began; `above` are the runs that waited for it, the nearest first."""

    name: str
    namespace: str
    error: str
    gone: bool
    above: list[str]


class Tree(Model):
    """All that one run has led to: the nodes as they stand below each other, the failures in the order of time."""

    root: str
    namespace: str
    nodes: list[Node]
    failures: list[Failure]


class Trees(Model):
    """Trees of runs, the newest first."""

    api_version: Literal["sympozium-cli/runs-tree/v1"]
    trees: list[Tree]
