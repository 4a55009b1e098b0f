"""A token budget limits nothing.

Neither `maxTokens`, for the pack, nor `maxTokensPerRun` is above zero. Zero and negative numbers mean that there is
no limit; the API server accepts them.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      tokenBudget: {action: halt}
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

from sympozium_cli.api.shared_memory import TokenBudget
from sympozium_cli.api.sharing import limits, token_budget
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.garbled import is_garbled
from sympozium_cli.source import FieldPath


@document_rule(WARNING, starred=True, effect="runs may use any number of tokens")
def check(subject: Subject) -> Iterator[Finding]:
    budget = token_budget(subject.pack)
    if (
        budget
        and not _is_meant(subject, budget)
        and not limits(budget.max_tokens)
        and not limits(budget.max_tokens_per_run)
    ):
        yield Finding(
            _place(budget),
            "the token budget has no limit",
            remedy="set maxTokens or maxTokensPerRun to a number above zero",
            on_key=True,
        )


def _is_meant(subject: Subject, budget: TokenBudget) -> bool:
    """Whether there is a limit, though not as the API server wants it."""
    return any(is_garbled(subject, *budget.path, limit) for limit in ("maxTokens", "maxTokensPerRun"))


def _place(budget: TokenBudget) -> FieldPath:
    written = (key for key in ("maxTokens", "maxTokensPerRun") if budget.has(key))
    return next((budget.path / key for key in written), budget.path)
