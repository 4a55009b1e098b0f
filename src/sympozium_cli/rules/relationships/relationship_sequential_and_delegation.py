"""One persona both delegates to another and hands over to it in sequence.

The two types of edge are different ways of starting the target, and they add up: it runs when the source
calls it, and once more when the source's run has succeeded, with the same matter in hand.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
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
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import LiveEdge, by_source, live_edges
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    since="0.9.0",
    effect="the target runs when it is called, and again when the run that called it has succeeded",
)
def check(pack: Pack) -> Iterator[Finding]:
    called = {_ends(live): live for group in by_source(live_edges(pack, "delegation")) for live in group}
    for group in by_source(live_edges(pack, "sequential")):
        for live in group:
            if _ends(live) in called:
                yield _finding(called[_ends(live)], live)


def _ends(live: LiveEdge) -> tuple[str, str]:
    return live.source.name, live.target.name


def _finding(call: LiveEdge, live: LiveEdge) -> Finding:
    source, target = _ends(live)
    return Finding(
        live.edge.path,
        f"'{source}' both delegates to '{target}' and hands over to it",
        remedy="keep the edge whose way of working is meant",
        related=(Related(call.edge.path, "the delegation"),),
    )
