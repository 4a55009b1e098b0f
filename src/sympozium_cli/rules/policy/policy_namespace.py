"""A pack is bound to a built-in policy, and lies in another namespace than the chart's.

A policy is looked up in the namespace of the pack and nowhere else. The chart installs its policies only in its own,
usually `sympozium-system`. Where the policy is missing, the webhook fails and every run is refused. Copy the policy
into the pack's namespace, or put the pack beside it.

## Bad
```yaml
metadata: {name: demo, namespace: default}
spec:
  policyRef: permissive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
metadata: {name: demo, namespace: sympozium-system}
spec:
  policyRef: permissive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.lint.vocabulary.policies import RELEASE_NAMESPACE, built_in_policy


@rule(INFO, security=True, effect="unless somebody has copied the policy there, every run of the pack is refused")
def check(pack: Pack) -> Iterator[Finding]:
    if built_in_policy(pack) is not None and pack.namespace not in ("", RELEASE_NAMESPACE):
        yield Finding(
            pack.spec.path / "policyRef",
            f"the chart installs policy '{pack.spec.policy_ref}' in its own namespace, and the pack lies in another",
            remedy="copy the policy into the pack's namespace",
            related=(Related(pack.metadata.path / "namespace", "looked up here alone"),),
        )
