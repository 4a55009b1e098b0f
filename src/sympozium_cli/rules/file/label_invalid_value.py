"""A label of the pack has a value that Kubernetes does not take.

The value of a label is empty, or at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at either end:
no blanks, no addresses of mail, no sentences. The API server refuses a pack with any other value. What is to be read
and not to be selected by belongs into an annotation.

## Bad
```yaml
metadata:
  name: demo
  labels: {owner: ada@example.com}
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
  annotations: {owner: ada@example.com}
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
from sympozium_cli.lint.faults.metadata import bad_label_values


@rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(pack: Pack) -> Iterator[Finding]:
    yield from bad_label_values(pack)
