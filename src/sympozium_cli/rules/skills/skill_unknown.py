"""A skill names a SkillPack that upstream does not install and that the input does not define.

The controller looks for the SkillPack in the pack's namespace and in its own. Where there is none it logs one
line that the usual log level does not show, and starts the agent without the skill: no instructions, no
sidecar, no commands. A SkillPack that is only in your cluster is fine; put it beside the pack, and it is known
here too.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [k8s_ops]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [k8s-ops]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.skill_names import unknown_skill
from sympozium_cli.lint.universe import defined
from sympozium_cli.lint.vocabulary.skills import KIND, custom_skills, pack_name


@rule(WARNING, starred=True, effect="unless the cluster has such a SkillPack, the agent starts without the skill")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for skill in custom_skills(pack, persona):
            if not defined(pack, KIND, pack_name(skill)):
                yield unknown_skill(pack, persona, skill)
