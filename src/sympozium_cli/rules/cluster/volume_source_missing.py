"""A volume of the pack is made of an object that is not in the namespace.

A pod whose claim, ConfigMap, Secret or SecretProviderClass is not there waits for it until the run's time is over. What
is marked as optional is left out instead.

## Bad
```yaml
spec:
  volumes: [{name: data, configMap: {name: facts}}]
  volumeMounts: [{name: data, mountPath: /facts}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: ConfigMap
metadata: {name: fact}
```

## Good
```yaml
spec:
  volumes: [{name: data, configMap: {name: facts}}]
  volumeMounts: [{name: data, mountPath: /facts}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: ConfigMap
metadata: {name: facts}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.volume_sources import volume_sources
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="the pod waits for it until the run's time is over")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for source in volume_sources(pack):
        if around.lacks(source.kind, source.name):
            yield Finding(
                source.path,
                f"there is no {source.kind} '{source.name}' in namespace '{around.namespace}'",
                remedy="make it, or name another",
            )
