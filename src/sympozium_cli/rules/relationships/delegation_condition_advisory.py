"""A `condition` on a delegation edge is advice to the model, not a check.

The text is put into the source's prompt, and the model is free not to follow it. Nothing evaluates it before
a call of `delegate_to_persona` is let through. Only the opt-in delegation executor of v0.10.43 and later
looks at it, and it merely skips texts with words such as "fail" or "reject".

That is often enough. Where it is not, let the target check for itself.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, condition: when tests fail}
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
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="the source reads the condition in its prompt and decides for itself whether it holds")
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("delegation"):
        if edge.condition:
            yield Finding(edge.path / "condition", "the condition of a delegation edge is advice, not a check")
