"""The NetworkPolicies of the namespace do not let agents reach the model's address.

Where a NetworkPolicy selects the pods of agents, they can send only to what some policy allows. Sympozium's own chart
allows a few ports in its own namespace: 53, 443, 6443, 4222 and 9473. A model on another port is then out of reach, and
runs end when their time is over. Looked at are ports, not addresses.

## Bad
```yaml
spec:
  enabled: true
  baseURL: http://models.example.com:8000/v1
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: llama-3
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: NetworkPolicy
metadata: {name: limits}
spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 443}]}]}
```

## Good
```yaml
spec:
  enabled: true
  baseURL: http://models.example.com:8000/v1
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: llama-3
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: NetworkPolicy
metadata: {name: limits}
spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 443}, {port: 8000}]}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.egress import blocked_url
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="the model does not answer, and runs fail when their time is over")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in installed(pack):
        blocked = blocked_url(pack, persona, around)
        if blocked is not None:
            path, url, port = blocked
            yield Finding(
                path,
                f"no NetworkPolicy of namespace '{around.namespace}' lets agents send to port {port}",
                remedy=f"allow egress to {url}: kubectl get networkpolicies -n {around.namespace}",
            )
