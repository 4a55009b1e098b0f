"""The policy that the pack is bound to refuses what the pack does.

Read from the policy as it is in the cluster: a sandbox that it demands and that no run of a pack has; tools that it
denies and that a persona's `toolPolicy` allows (since v0.10.43 runs carry that list); resources that hooks must not
have. One of them is enough for the webhook to refuse the run.

## Bad
```yaml
spec:
  policyRef: own
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      toolPolicy: {allow: [read_file, fetch_url, memory_search, memory_store, memory_list]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: own, namespace: default}
spec: {toolGating: {rules: [{tool: fetch_url, action: deny}]}}
```

## Good
```yaml
spec:
  policyRef: own
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      toolPolicy: {allow: [read_file, memory_search, memory_store, memory_list]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: own, namespace: default}
spec: {toolGating: {rules: [{tool: fetch_url, action: deny}]}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.faults.policy_conflicts import conflicts
from sympozium_cli.lint.surroundings import Surroundings
from sympozium_cli.lint.vocabulary.policies import KIND


@cluster_rule(ERROR, effect="a webhook refuses the runs")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    policy = around.find(KIND, pack.spec.policy_ref)
    yield from conflicts(pack, policy) if policy is not None else ()
