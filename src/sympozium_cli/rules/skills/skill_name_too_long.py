"""A skill's name is too long for the container that is named after it.

The sidecar of a SkillPack runs in a container called `skill-` and the SkillPack's name, and Kubernetes allows
63 characters for that. A longer name makes it refuse the pod. The prefix `skillpack-` does not count.

If the sidecar mounts a Secret there is a volume called `skill-secret-` and the name, which leaves 50
characters; that depends on the SkillPack and is not checked.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [skill-pack-for-everything-that-we-do-in-the-production-cluster]
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
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.vocabulary.skills import pack_name
from sympozium_cli.values.names import MAX_LABEL

_MOST = MAX_LABEL - len("skill-")


@rule(ERROR, effect="if the SkillPack has a sidecar, the pod is refused and no run of the persona ever starts")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for skill in persona.skills:
            length = len(pack_name(skill))
            if length > _MOST:
                yield Finding(
                    skill.path,
                    f"the skill's name has {length} characters, and the name of its container has room for {_MOST}",
                    remedy="give the SkillPack a shorter name",
                )
