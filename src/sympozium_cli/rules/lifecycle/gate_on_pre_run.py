"""A hook before the run says that it is a gate.

A gate holds the answer of a run back until it has a verdict, so only a hook under `postRun` can be one. The
controller looks before it starts a run, and lets the run fail ("gate hook validation failed").

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: check, image: registry.example.com/check:1, gate: true}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        rbac:
          - {apiGroups: [sympozium.ai], resources: [agentruns], verbs: [get, patch]}
        postRun:
          - {name: check, image: registry.example.com/check:1, gate: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import lifecycles
from sympozium_cli.lint import ERROR, Finding, rule


@rule(ERROR, security=True, starred=True, effect="every run of the persona that has its hooks fails before it starts")
def check(pack: Pack) -> Iterator[Finding]:
    for _, lifecycle in lifecycles(pack):
        for hook in lifecycle.pre_run:
            if hook.gate:
                yield Finding(
                    hook.path / "gate",
                    f"the hook '{hook.name}' runs before there is an answer to hold back",
                    remedy="move the hook to postRun, or leave gate out",
                )
