"""A field is written without a value.

A key with nothing behind it, or only comments, has the value null, and so have `~` and `null`. The API server drops
such a field from an object before it fills in defaults: the block is gone, or its default comes in, and nobody says
so. A field that must be there is reported as missing instead.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      schedule:
        # interval: 1h
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule:
        interval: 1h
        firstTick: afterInterval
        task: Hand out work.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.type_faults import dropped, without_value


@document_rule(WARNING, starred=True, effect="the API server drops the field as if it were not there")
def check(subject: Subject) -> Iterator[Finding]:
    for violation in dropped(subject):
        yield without_value(violation)
