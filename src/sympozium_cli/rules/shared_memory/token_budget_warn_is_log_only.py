"""`action: warn` writes a line into a log, and nothing else.

The documentation promises a warning condition on the pack, but no condition is ever written. Who does not read the
log of the controller, or for the limit per run that of the agent, is not warned.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokens: 100000, action: warn}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
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
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="nothing but a line in a log says that the budget is exceeded")
def check(pack: Pack) -> Iterator[Finding]:
    budget = token_budget(pack)
    if budget is None:
        return
    limited = limits(budget.max_tokens) or limits(budget.max_tokens_per_run)
    if limited and budget.action == "warn":
        yield Finding(
            budget.path / "action",
            "the warning is a line in a log",
            remedy="watch status.tokenBudgetUsed, or write halt",
        )
