"""`policyRef` names a policy that neither the chart nor this input has.

The chart installs `permissive`, `restrictive` and `network-isolated`. The `default-policy` of the guides is made only
by the wizard that sets up a first agent, and their `restrictive-policy` by nobody. If there is no such policy in the
namespace of the pack, the webhook fails, and every run is refused. Whether there is one, only the cluster can say.

## Bad
```yaml
spec:
  policyRef: default-policy
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
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
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.faults.suggestion import with_suggestion
from sympozium_cli.lint.vocabulary.policies import BUILT_IN, is_known_policy
from sympozium_cli.values.plural import listed


@rule(INFO, security=True, effect="unless the pack's namespace has it, every run of the pack is refused")
def check(pack: Pack) -> Iterator[Finding]:
    name = pack.spec.policy_ref
    if name and not is_known_policy(pack):
        found = Finding(
            pack.spec.path / "policyRef",
            f"neither the chart nor this input has a policy {mentioned(name)}",
            remedy=f"make sure that it exists in the pack's namespace, or bind {listed(BUILT_IN, 'or')}",
        )
        yield with_suggestion(found, name, BUILT_IN)
