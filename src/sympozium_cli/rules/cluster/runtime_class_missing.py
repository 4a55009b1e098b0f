"""The RuntimeClass that `agentSandbox` names is not in this cluster.

A pod with a RuntimeClass that does not exist is refused. Upstream's runs of a pack get no sandbox at all, so that this
matters where a webhook of the cluster fills it in, and as soon as upstream does.

## Bad
```yaml
spec:
  agentSandbox: {enabled: false, runtimeClass: gvisor}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: RuntimeClass
metadata: {name: kata}
handler: runsc
```

## Good
```yaml
spec:
  agentSandbox: {enabled: false, runtimeClass: gvisor}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: RuntimeClass
metadata: {name: gvisor}
handler: runsc
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="pods that get it are refused")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    sandbox = pack.spec.agent_sandbox
    if sandbox is None:
        return
    name = sandbox.runtime_class
    if around.lacks("RuntimeClass", name, ""):
        yield Finding(
            sandbox.path / "runtimeClass",
            f"there is no RuntimeClass '{name}'",
            remedy="install it, or see 'kubectl get runtimeclass'",
        )
