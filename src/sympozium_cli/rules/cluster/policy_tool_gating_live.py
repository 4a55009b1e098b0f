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
from sympozium_cli.lint.surroundings import Object, Surroundings, items, name_of, words


@cluster_rule(INFO, effect="the webhook fills the policy's tools and sandbox into runs")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for webhook in around.all("MutatingWebhookConfiguration", ""):
        if pack.spec.policy_ref and _changes_runs(webhook):
            yield Finding(
                pack.spec.path / "policyRef",
                f"the webhook '{name_of(webhook)}' changes runs as the policy says",
                remedy="see what the webhook makes of a run before you rely on it",
            )


def _changes_runs(webhook: Object) -> bool:
    rules = [rule for hook in items(webhook, "webhooks") for rule in items(hook, "rules")]
    return any("agentruns" in words(rule, "resources") for rule in rules)
