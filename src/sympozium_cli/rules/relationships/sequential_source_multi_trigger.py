"""A sequential edge fires after every run of its source, not only after the scheduled ones.

The successor starts whenever a run of the source has succeeded, whatever started that run: the schedule, a chat
message, a request to its web endpoint, a task that another persona delegated to it, or a sub-agent that it spawned.
Where a persona is there for two of these, each of them sets the whole chain going: a question in Slack does, as if it
were the hour of the schedule. A source that only one thing starts is taken to be meant so.

Give the source of a chain no other work: let another persona answer the messages or take the tasks.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
    - {name: desk, systemPrompt: You answer questions., channels: [slack]}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.edges import by_source, live_edges
from sympozium_cli.api.workflow import effective_schedule, is_target, serves_web
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.values.plural import listed, quoted


@rule(
    WARNING,
    starred=True,
    since="0.9.0",
    effect="each of those runs starts the successors as well, if it succeeds",
)
def check(pack: Pack) -> Iterator[Finding]:
    callers: dict[str, list[str]] = {}
    for call in live_edges(pack, "delegation"):
        callers.setdefault(call.target.name, []).append(call.source.name)
    for first, *others in by_source(live_edges(pack, "sequential")):
        causes = list(_other_causes(first.source, callers.get(first.source.name, ())))
        if causes and len(causes) + _ordinary_causes(pack, first.source) > 1:
            successors = quoted([live.target.name for live in (first, *others)])
            yield Finding(
                first.edge.path / "source",
                f"'{first.source.name}' hands over to {successors}, but it also runs for {listed(causes)}",
                remedy="let a persona without successors do that work",
            )


def _ordinary_causes(pack: Pack, source: Persona) -> int:
    """How many of the things that begin a chain, or carry it on, start the source."""
    return sum((bool(effective_schedule(pack, source)), is_target(pack, source, "sequential", "stimulus")))


def _other_causes(source: Persona, callers: Sequence[str]) -> Iterator[str]:
    if source.channels:
        yield "messages in its channels"
    if serves_web(source):
        yield "requests to its web endpoint"
    if "subagents" in source.skills:
        yield "its sub-agents"
    if callers:
        yield f"tasks from {quoted(dict.fromkeys(callers))}"
