"""The Model that `modelRef` names is not there, or not ready.

The controller looks in the namespace of the pack and then in the one that Sympozium is installed in. Until the Model
is Ready it tries again every ten seconds and does nothing else with the pack: the pack keeps its old status, and what
is wrong with its relationships is not even looked at.

## Bad
```yaml
spec:
  modelRef: llama
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Model
metadata: {name: llama, namespace: default}
spec: {}
status: {phase: Loading}
```

## Good
```yaml
spec:
  modelRef: llama
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Model
metadata: {name: llama, namespace: default}
spec: {}
status: {phase: Ready}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Surroundings, inside

_READY = "Ready"


@cluster_rule(ERROR, since="0.9.3", effect="nothing becomes of the pack, and its status does not say why")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    name = pack.spec.model_ref
    path = pack.spec.path / "modelRef"
    # A name with a namespace is another rule's.
    if "/" in name:
        return
    if around.lacks_shared("Model", name):
        yield Finding(path, f"there is no Model '{name}'", remedy="install it, or see 'kubectl get models -A'")
        return
    phase = inside(around.shared("Model", name), "status").get("phase", _READY)
    if phase != _READY:
        yield Finding(path, f"the Model '{name}' is {phase}", remedy=f"kubectl describe model {name}")
