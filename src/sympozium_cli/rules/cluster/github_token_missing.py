"""The Secret that a skill mounts is not in the namespace of the pack.

The sidecar of github-gitops reads its token from the Secret `github-gitops-token`, key GH_TOKEN; other SkillPacks name
theirs in `secretRef`. The volume is optional, and the Secret is taken from the namespace of the run. Upstream's own
programs write it to sympozium-system, from where nobody copies it.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [github-gitops]
      skillParams: {github-gitops: {repo: example/site}}
--- # in the cluster
kind: SkillPack
metadata: {name: github-gitops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, secretRef: github-gitops-token}
---
kind: Secret
metadata: {name: github-gitops-token, namespace: sympozium-system}
data: {GH_TOKEN: eA==}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [github-gitops]
      skillParams: {github-gitops: {repo: example/site}}
--- # in the cluster
kind: SkillPack
metadata: {name: github-gitops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, secretRef: github-gitops-token}
---
kind: Secret
metadata: {name: github-gitops-token}
data: {GH_TOKEN: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.attached_skills import attached_skills
from sympozium_cli.lint.faults.missing_secrets import missing, without_keys
from sympozium_cli.lint.surroundings import Surroundings, inside
from sympozium_cli.lint.vocabulary.skills import GITHUB, GITHUB_SECRET, pack_name


@cluster_rule(WARNING, starred=True, effect="the tools of the skill fail for want of the token")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        for skill, found in attached_skills(persona, around):
            stated = str(inside(found, "spec", "sidecar").get("secretRef", ""))
            is_github = pack_name(skill) == GITHUB
            if is_github:
                name = stated or GITHUB_SECRET
                yield from missing(skill.path, name, around, "github")
                yield from without_keys(skill.path, name, around, [["GH_TOKEN"]])
            else:
                yield from missing(skill.path, stated, around)
