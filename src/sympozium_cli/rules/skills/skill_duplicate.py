"""The same skill is listed twice.

Every skill with a sidecar adds a container named after it, and Kubernetes refuses a pod with two containers of
one name. The run then stays Pending for ever, and because a schedule waits for its last run, it stays silent
too. The prefix `skillpack-` makes no difference: `k8s-ops` and `skillpack-k8s-ops` are one skill.

A skill without a sidecar is only mentioned twice to the model; then the finding is a remark. For a SkillPack
that upstream does not install it is a warning, since nobody here can see whether it has a sidecar.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [k8s-ops, skillpack-k8s-ops]
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

from sympozium_cli.api import Pack, Word
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.skill_names import repeated_skill
from sympozium_cli.lint.vocabulary.skills import MCP_BRIDGE, pack_name


@rule(ERROR, starred=True, effect="the pod is refused, and every run stays Pending for ever")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        seen: dict[str, Word] = {}
        for skill in persona.skills:
            first = seen.setdefault(pack_name(skill), skill)
            if first is not skill and skill != MCP_BRIDGE:
                yield repeated_skill(pack, first, skill)
