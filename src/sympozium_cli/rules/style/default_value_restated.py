"""A field says what it would be without being said.

The API server fills the field in with this very value where it is left out. Saying it does no harm; leaving it out
makes the pack shorter, and shows what was really chosen.

## Bad
```yaml
spec:
  workflowType: autonomous
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import INFO, Finding, Fix, Remove, Subject, document_rule
from sympozium_cli.lint.faults.defaults import restated_defaults


@document_rule(INFO, effect="nothing changes: the API server fills in the same")
def check(subject: Subject) -> Iterator[Finding]:
    for path in restated_defaults(subject):
        yield Finding(
            path,
            f"{path[-1]} is set to what it is by default",
            remedy="leave it out",
            fix=Fix(f"remove {path[-1]}", (Remove(path),), safe=True),
        )
