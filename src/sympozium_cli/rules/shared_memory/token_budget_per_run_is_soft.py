"""A run that is stopped by `maxTokensPerRun` counts as a success.

The agent looks at the number after each answer of the model, so that a run can exceed it by one answer. It then ends
with what it has so far, and the run is Succeeded: whoever follows in sequence, or waits for the answer, goes on with a
fragment.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {maxTokensPerRun: 20000}
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
from sympozium_cli.api.sharing import limits, membrane
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="a run that reaches the limit succeeds with a part of its answer")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    budget = around.token_budget if around else None
    if budget and limits(budget.max_tokens_per_run) and budget.action == "halt":
        yield Finding(
            budget.path / "maxTokensPerRun",
            "the limit per run cuts answers short without a failure",
            remedy="choose it well above what a run needs",
        )
