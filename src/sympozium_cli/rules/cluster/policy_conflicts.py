"""The policy that the pack is bound to refuses what the pack does.

Upstream's webhook looks at every run of a pack that is bound to a policy, and one conflict is enough to refuse it. Read
from the policy as it is in the cluster:

- a sandbox that it demands, or an agent sandbox. No run of a pack has one, unless a webhook is there that fills it in,
  which no release ships since v0.8.4;
- tools that it denies and that a persona's `toolPolicy` allows (since v0.10.43 runs carry that list);
- images of hooks that are of none of its registries. They are compared as text, so that `busybox` is not of
  `docker.io/library/`;
- resources that the rights of hooks must not have;
- delegation, and sub-agents, where it switches `sub-agents` off, or where a chain is deeper than its `maxDepth`.

Variables that no policy allows (`PATH`, `HOME` and others) are found without a cluster: `env-denied-key`.

What cannot be decided: `maxConcurrent`, `modelPolicy` and `networkPolicy` are looked at by no webhook; `maxCPU`,
`maxMemory` and `allowedRuntimeClasses` only in runs that have a sandbox, and those of a pack have none. How deep
sub-agents go is up to the agents, so that only a policy that allows none is spoken of. Where no webhook of Sympozium is
installed, nothing is refused at all: `sympozium doctor` tells.

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
from sympozium_cli.lint.faults.run_webhooks import run_changing_webhooks
from sympozium_cli.lint.surroundings import Surroundings
from sympozium_cli.lint.vocabulary.policies import KIND


@cluster_rule(ERROR, effect="a webhook refuses the runs")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    policy = around.find(KIND, pack.spec.policy_ref)
    if policy is not None:
        yield from conflicts(pack, policy, filled=any(run_changing_webhooks(around)))
