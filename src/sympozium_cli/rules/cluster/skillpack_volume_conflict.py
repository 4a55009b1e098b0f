"""A SkillPack brings a volume that has the name of one of the pack's volumes.

The volumes of the pack and of all its SkillPacks end up in one pod. The webhook refuses a run in which two volumes of
one name differ, and Kubernetes refuses the pod where they are the same.

## Bad
```yaml
spec:
  volumes: [{name: data, emptyDir: {}}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [k8s-ops]
--- # in the cluster
kind: SkillPack
metadata: {name: k8s-ops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, volumes: [{name: data, emptyDir: {}}]}
```

## Good
```yaml
spec:
  volumes: [{name: data, emptyDir: {}}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [k8s-ops]
--- # in the cluster
kind: SkillPack
metadata: {name: k8s-ops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, volumes: [{name: cache, emptyDir: {}}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import volumes
from sympozium_cli.lint import ERROR, Finding, Related, cluster_rule
from sympozium_cli.lint.faults.attached_skills import attached_skills, names_in
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(ERROR, effect="no run of the persona starts")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    own = {volume.name: volume for volume in volumes(pack)}
    for persona in pack.personas:
        for skill, found in attached_skills(persona, around):
            for name in names_in(found, "volumes"):
                if name in own:
                    yield Finding(
                        own[name].path / "name",
                        f"the SkillPack '{skill}' has a volume '{name}', too",
                        remedy="call the pack's volume something else",
                        related=(Related(skill.path, "attached here"),),
                    )
