"""The API server is to make up the name of the pack.

With `metadata.generateName` and no name, every `kubectl create` makes another pack, with agents, schedules and a
memory of its own, and nothing ever changes one that is there. `kubectl apply`, `kubectl diff`, Helm and GitOps tools
cannot work without a name, and refuse it.

## Bad
```yaml
metadata: {generateName: demo-}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```

## Good
```yaml
metadata: {name: demo}
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
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.pack_name import GENERATE_NAME, is_generated


@rule(WARNING, starred=True, effect="kubectl apply refuses it, and every kubectl create makes one more pack")
def check(pack: Pack) -> Iterator[Finding]:
    if is_generated(pack.metadata):
        yield Finding(GENERATE_NAME, "the pack has no name of its own", remedy="give it a name", on_key=True)
