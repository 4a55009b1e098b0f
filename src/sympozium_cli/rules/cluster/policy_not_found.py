"""The policy that `policyRef` names is not in the namespace of the pack.

The webhook that checks every run looks for the policy in the namespace of the run alone. Where it is not there, the
run is refused. The chart installs its policies in its own namespace only.

## Bad
```yaml
spec:
  policyRef: permissive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: permissive, namespace: sympozium-system}
spec: {}
```

## Good
```yaml
spec:
  policyRef: permissive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: SympoziumPolicy
metadata: {name: permissive, namespace: default}
spec: {}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_objects import missing_here
from sympozium_cli.lint.surroundings import Surroundings
from sympozium_cli.lint.vocabulary.policies import KIND


@cluster_rule(ERROR, effect="every run is refused")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    yield from missing_here(pack, pack.spec.path / "policyRef", KIND, pack.spec.policy_ref, around)
