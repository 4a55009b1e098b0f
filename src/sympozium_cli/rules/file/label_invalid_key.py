"""A label of the pack has a key that Kubernetes does not take.

A key is a name of at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at either end. Before it may
stand a domain in lower case and one `/`. The API server refuses a pack with any other key.

## Bad
```yaml
metadata:
  name: demo
  labels: {"cost center": research}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```

## Good
```yaml
metadata:
  name: demo
  labels: {cost-center: research}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.metadata import bad_label_keys


@rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(pack: Pack) -> Iterator[Finding]:
    yield from bad_label_keys(pack)
