"""The evidence policy applies only to what a run is told at its start.

Before a run begins, entries that fit its task are put into its prompt, and of these `minKind` keeps some out. It does
not apply to the searches that the model makes itself, and entries that were stored without any evidence always pass.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      evidencePolicy: {minKind: tool_result}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Trust what others have stored only if they name a source.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write. Name a source for all that you store.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, security=True, effect="tools find all entries, and entries without evidence always pass")
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    policy = around.evidence_policy if around else None
    if policy and policy.min_kind:
        yield Finding(
            policy.path / "minKind",
            "minKind filters only what runs are told at their start",
            remedy="tell the personas in their prompts which evidence to ask for",
        )
