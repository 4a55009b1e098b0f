"""A gate may not write its verdict.

A gate gives its verdict by annotating the AgentRun, and hooks may do in the cluster only what `lifecycle.rbac`
allows. Without `patch` for `agentruns` of the group `sympozium.ai` the verdict never arrives, the time runs out, and
`gateDefault` decides: `block`, unless it says `allow`. Where a person gives the verdict, call the hook
`manual-approval-gate`, which says so.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        postRun:
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
from sympozium_cli.api.lifecycle import MANUAL_GATE, gates, lifecycles, may_write_verdict
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="its verdict never arrives; when the time is up, gateDefault decides")
def check(pack: Pack) -> Iterator[Finding]:
    for _, lifecycle in lifecycles(pack):
        for hook in gates(lifecycle):
            if hook.name != MANUAL_GATE and not may_write_verdict(lifecycle):
                yield Finding(
                    hook.path / "gate",
                    f"the gate '{hook.name}' may not write its verdict",
                    remedy="add to rbac: {apiGroups: [sympozium.ai], resources: [agentruns], verbs: [get, patch]}",
                )
