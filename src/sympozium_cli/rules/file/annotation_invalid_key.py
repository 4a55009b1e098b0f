"""An annotation of the pack has a key that Kubernetes does not take.

The values of annotations may be any text; their keys are names like those of labels: at most 63 letters, digits, `-`,
`_` and `.`, and before them perhaps a domain and one `/`. The API server refuses a pack with any other key.

## Bad
```yaml
metadata:
  name: demo
  annotations: {example.com/team/owner: ada}
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
  annotations: {example.com/team-owner: ada}
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
from sympozium_cli.lint.faults.metadata import bad_annotation_keys


@rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(pack: Pack) -> Iterator[Finding]:
    yield from bad_annotation_keys(pack)
