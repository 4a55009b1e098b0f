"""A field has a name that the schema does not have at this place.

`kubectl apply` and `kubectl create` refuse it ("unknown field"). `kubectl patch`, Helm and client libraries do not:
there the API server drops the field, and the pack does without what it says.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      toolpolicy: {allow: [read_file]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      toolPolicy: {deny: [execute_command]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.unknown_fields import stray, strays


@document_rule(
    ERROR,
    effect="kubectl apply refuses the pack (unknown field); kubectl patch, Helm and client libraries drop it silently",
)
def check(subject: Subject) -> Iterator[Finding]:
    for violation in strays(subject):
        yield stray(subject, violation)
