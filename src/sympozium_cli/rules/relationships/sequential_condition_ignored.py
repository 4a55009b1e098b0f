"""A `condition` on a sequential or stimulus edge is never looked at.

The target of a sequential edge starts after every run of its source that succeeds, whatever the condition
says, and a stimulus is delivered whatever it says. Nor does the text reach a prompt: only the conditions of
delegation and supervision edges do. An edge such as "after the security review passes" therefore deploys
after a review that found holes, as long as the run itself ended well.

Let the source decide instead: a delegation edge leaves it to the source whether to call the target. Or have
the target's prompt check what it was handed.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential, condition: when the plan is approved}
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
    - {source: lead, target: writer, type: delegation, condition: when the plan is approved}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule


@rule(
    WARNING,
    starred=True,
    since="0.9.0",
    effect="the target starts unconditionally, and nobody ever reads the condition",
)
def check(pack: Pack) -> Iterator[Finding]:
    for edge in pack.edges("sequential", "stimulus"):
        if edge.condition:
            yield Finding(
                edge.path / "condition",
                f"the condition of a {edge.type} edge is ignored",
                remedy="use a delegation edge, or let the target's prompt check what it is handed",
            )
