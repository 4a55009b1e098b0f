"""A persona has more than one gate.

One hook under `postRun` may hold the answer back. With two of them the controller would not know whose verdict
counts: it lets every run fail ("gate hook validation failed") before it starts.

## Bad
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
          - {name: spelling, image: registry.example.com/spelling:1, gate: true}
          - {name: facts, image: registry.example.com/facts:1, gate: true}
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
          - {name: spelling, image: registry.example.com/spelling:1}
          - {name: facts, image: registry.example.com/facts:1, gate: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import gates, lifecycles
from sympozium_cli.lint import ERROR, Finding, Related, rule


@rule(ERROR, security=True, starred=True, effect="every run of the persona that has its hooks fails before it starts")
def check(pack: Pack) -> Iterator[Finding]:
    for persona, lifecycle in lifecycles(pack):
        held = gates(lifecycle)
        for hook in held[1:]:
            yield Finding(
                hook.path / "gate",
                f"'{persona.name}' has a gate already",
                remedy="keep one gate, and let that hook judge everything",
                related=(Related(held[0].path / "gate", "the first gate"),),
            )
