"""A field has a value that is not among those it takes.

Some fields take only certain words, in exactly this spelling: upper and lower case count, and an empty text is not
one of them. The API server refuses the pack. A relationship is of type `delegation`, `sequential`, `supervision` or,
from v0.10.18 on, `stimulus`, whereas a workflow is `autonomous`, `pipeline` or `delegation`.

## Bad
```yaml
spec:
  workflowType: Autonomous
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  workflowType: autonomous
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.invalid_values import not_listed, unlisted


@document_rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    for violation in unlisted(subject):
        yield not_listed(subject, violation)
