"""A token budget does not see all runs of the pack.

Runs are counted, and refused, by a label that only some of them are stored with: those of schedules, of the stimulus
and of sequential edges. What a persona delegates, what sub-agents do, and what comes in by a channel or a web endpoint
uses tokens that nobody adds up, and goes on when the budget is gone. From v0.10.37 on.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokens: 100000}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokens: 100000, action: warn}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.sharing import limits, token_budget
from sympozium_cli.api.workflow import installed, web_endpoint
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import listed


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    since="0.10.37",
    effect="these runs are neither counted nor stopped",
)
def check(pack: Pack) -> Iterator[Finding]:
    budget = token_budget(pack)
    uncounted = _uncounted(pack)
    if budget and limits(budget.max_tokens) and uncounted:
        yield Finding(
            budget.path / "maxTokens",
            f"the budget does not see {listed(uncounted)}",
            remedy="limit maxTokensPerRun too: it applies to every run",
            related=tuple(Related(path, f"starts {what}") for what, path in uncounted.items()),
        )


def _uncounted(pack: Pack) -> dict[str, FieldPath]:
    """What kinds of runs are not counted, each with the first place that starts them."""
    found: dict[str, FieldPath] = {}
    for live in live_edges(pack, "delegation"):
        found.setdefault("delegated runs", live.edge.path)
    for persona in installed(pack):
        served = web_endpoint(persona)
        if persona.channels:
            found.setdefault("runs for channels", persona.path / "channels")
        if served:
            found.setdefault("runs for web requests", served)
        for skill in persona.skills:
            if skill == "subagents":
                found.setdefault("runs of sub-agents", skill.path)
    return found
