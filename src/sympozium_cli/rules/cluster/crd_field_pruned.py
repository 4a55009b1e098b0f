"""The CRD of this cluster does not know a field of the pack.

The API server drops what the CRD does not know, and says so only where somebody asks for strict validation. Helm
upgrades the controller and leaves the CRDs as they are, so that the release alone does not tell.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 5m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: CustomResourceDefinition
metadata: {name: ensembles.sympozium.ai}
spec:
  versions:
    - schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                agentConfigs:
                  items:
                    properties:
                      name: {type: string}
                      systemPrompt: {type: string}
                      schedule: {x-kubernetes-preserve-unknown-fields: true}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 5m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: CustomResourceDefinition
metadata: {name: ensembles.sympozium.ai}
spec:
  versions:
    - schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                agentConfigs:
                  items:
                    properties:
                      name: {type: string}
                      systemPrompt: {type: string}
                      schedule: {x-kubernetes-preserve-unknown-fields: true}
                      runTimeout: {type: string}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.pruned_fields import pruned_fields
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="the API server drops it without a word")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for path in pruned_fields(pack, around.schema) if around.schema is not None else ():
        yield Finding(
            path,
            f"the CRD of this cluster does not know '{path[-1]}'",
            remedy="upgrade the CRDs of the cluster: see 'sympozium doctor'",
            on_key=True,
        )
