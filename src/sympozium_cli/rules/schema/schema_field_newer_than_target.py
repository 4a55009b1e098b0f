"""A field is newer than the release that the pack is checked for.

Every release brings fields, and an older cluster does not know them: `kubectl apply` refuses them as unknown, and
every other way in drops them, so that the pack runs without what they say. Either the cluster is upgraded first, or
the pack does without the field.

## Bad
```yaml
spec:
  autoStoreMemory: false
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.unknown_fields import needs, newer


@document_rule(
    WARNING,
    starred=True,
    effect="the API server drops the field, or kubectl apply refuses the pack for it",
)
def check(subject: Subject) -> Iterator[Finding]:
    for violation, since in newer(subject):
        message = f"'{violation.path[-1]}' {needs(since)}; checked for {subject.target.release}"
        yield Finding(violation.path, message, remedy="upgrade first, or leave the field out", on_key=True)
