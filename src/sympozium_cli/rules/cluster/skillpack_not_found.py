"""A SkillPack that a persona attaches is neither in the pack's namespace nor in sympozium-system.

The controller looks in the namespace of the run and then in the one that Sympozium is installed in. What it does not
find it leaves out, with a line in its log that is hidden by default.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [code-review]
--- # in the cluster
kind: SkillPack
metadata: {name: code-reviews, namespace: sympozium-system}
spec:
  skills: []
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [code-review]
--- # in the cluster
kind: SkillPack
metadata: {name: code-review, namespace: sympozium-system}
spec:
  skills: []
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_objects import missing_everywhere
from sympozium_cli.lint.surroundings import Surroundings
from sympozium_cli.lint.vocabulary.skills import KIND, MCP_BRIDGE, pack_name


@cluster_rule(WARNING, starred=True, effect="runs start without the skill")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for persona in pack.personas:
        for skill in persona.skills:
            if skill != MCP_BRIDGE:
                yield from missing_everywhere(pack, skill.path, KIND, pack_name(skill), around)
