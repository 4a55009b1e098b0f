"""The file has a `status`, which only the controller writes.

`status` is a part of its own: what a file says there is dropped when the pack is created or applied. It is what is
left of a `kubectl get -o yaml`.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
status:
  phase: Ready
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

from sympozium_cli.lint import INFO, Finding, Subject, document_rule
from sympozium_cli.source import ROOT

_STATUS = ROOT / "status"


@document_rule(INFO, effect="the API server drops it: only the controller writes the status")
def check(subject: Subject) -> Iterator[Finding]:
    if subject.document.has(_STATUS):
        yield Finding(_STATUS, "a file does not set the status", remedy="remove 'status'", on_key=True)
