"""A token budget is used up once and for all.

What the runs of the pack use is added up in `status.tokenBudgetUsed`, and nothing takes it back: no new day, no new
run, no edit, and not disabling the pack. The documentation speaks of waves of execution, but there are none in the
code. When a pack with a schedule has reached `maxTokens`, every further scheduled run fails with `token budget
exceeded`, until somebody resets the number in the status.

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
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokensPerRun: 20000}
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
from sympozium_cli.api.sharing import limits, token_budget
from sympozium_cli.api.ticks import live_timers
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    starred=True,
    effect="once the pack has used that many tokens in its whole life, every scheduled run fails",
)
def check(pack: Pack) -> Iterator[Finding]:
    budget = token_budget(pack)
    if not budget or not limits(budget.max_tokens) or budget.action != "halt":
        return
    timers = [timer for timer, _ in live_timers(pack)]
    if timers:
        yield Finding(
            budget.path / "maxTokens",
            f"the budget of {budget.max_tokens} tokens never starts afresh",
            remedy="limit maxTokensPerRun instead, set action: warn, or reset status.tokenBudgetUsed in time",
            related=(Related(timers[0].path, "starts runs again and again"),),
        )
