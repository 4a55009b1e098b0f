"""A webhook of this cluster changes runs: the pack's policy may do more than offline rules say.

Sympozium's webhook server can fill the tools and the sandbox of a policy into every run, but no chart since v0.8.4 asks
for it. This cluster does. Rules that know the chart alone then say too much: policy-tool-gating-not-applied,
agent-sandbox-no-effect and policy-rejects-all-runs.

## Bad
```yaml
spec:
  policyRef: own
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: own, namespace: default}
spec: {}
---
kind: MutatingWebhookConfiguration
metadata: {name: sympozium}
webhooks: [{rules: [{apiGroups: [sympozium.ai], resources: [agentruns]}]}]
```

## Good
```yaml
spec:
  policyRef: own
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: own, namespace: default}
spec: {}
---
kind: ValidatingWebhookConfiguration
metadata: {name: sympozium}
webhooks: [{rules: [{apiGroups: [sympozium.ai], resources: [agentruns]}]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, cluster_rule
from sympozium_cli.lint.faults.run_webhooks import run_changing_webhooks
from sympozium_cli.lint.surroundings import Surroundings, name_of


@cluster_rule(INFO, effect="the webhook fills the policy's tools and sandbox into runs")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for webhook in run_changing_webhooks(around) if pack.spec.policy_ref else ():
        yield Finding(
            pack.spec.path / "policyRef",
            f"the webhook '{name_of(webhook)}' changes runs as the policy says",
            remedy="see what the webhook makes of a run before you rely on it",
        )
