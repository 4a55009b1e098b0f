"""The NetworkPolicies of the namespace do not let agents reach the model, or the shared memory.

Where a NetworkPolicy selects the pods of agents, they can send only to what some policy allows. Sympozium's own chart
allows a few ports in its own namespace: 53, 443, 6443, 4222 and 9473, and 8080 of models and private memories, but not
of shared ones. A model on another port is then out of reach, and runs end when their time is over.

Looked at are the policies that select the pods of runs by the labels that the controller gives them; ports and
protocols; blocks of addresses, where the model has one; and the pods and namespaces that they allow. A name of the
cluster is followed to its Service, since policies are about the ports of pods. Every name needs port 53.

What cannot be decided is taken for allowed: which addresses a name outside stands for, which pods are behind a Service
that is not there or that you may not get, ports with names, labels of namespaces other than their names, and what a
network plugin knows beyond NetworkPolicies. Whether the network enforces them at all, the API server does not know.

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
spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53}, {port: 443}]}]}
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
spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53}, {port: 8000}]}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.egress import blocked
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="the model does not answer, and runs fail when their time is over")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for lacking in blocked(pack, around):
        yield Finding(
            lacking.path,
            f"no NetworkPolicy of namespace '{around.namespace}' lets agents send to {lacking.what}",
            effect=lacking.effect,
            remedy=f"allow egress to {lacking.goal}: kubectl get networkpolicies -n {around.namespace}",
        )
