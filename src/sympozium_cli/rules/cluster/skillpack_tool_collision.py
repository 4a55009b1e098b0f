"""Two SkillPacks of a persona bring a tool of the same name.

A SkillPack can bring tools of its own. The webhook refuses a run whose SkillPacks have two tools of one name.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [k8s-ops, llmfit]
--- # in the cluster
kind: SkillPack
metadata: {name: k8s-ops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, tools: [{name: query}]}
---
kind: SkillPack
metadata: {name: llmfit, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, tools: [{name: query}]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [k8s-ops, llmfit]
--- # in the cluster
kind: SkillPack
metadata: {name: k8s-ops, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, tools: [{name: query}]}
---
kind: SkillPack
metadata: {name: llmfit, namespace: sympozium-system}
spec:
  skills: []
  sidecar: {image: x, tools: [{name: search}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Word
from sympozium_cli.lint import ERROR, Finding, Related, cluster_rule
from sympozium_cli.lint.faults.attached_skills import attached_skills, names_in
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(ERROR, effect="a webhook refuses every run of the persona")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        first: dict[str, Word] = {}
        for skill, found in attached_skills(persona, around):
            for tool in names_in(found, "tools"):
                earlier = first.setdefault(tool, skill)
                if earlier is not skill:
                    yield Finding(
                        skill.path,
                        f"'{skill}' and '{earlier}' both bring a tool '{tool}'",
                        remedy="attach one of them, or to different personas",
                        related=(Related(earlier.path, "brought here first"),),
                    )
