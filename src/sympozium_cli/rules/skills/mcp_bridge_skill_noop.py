"""The skill `mcp-bridge` does nothing: MCP servers come from `mcpServers`.

Old packs list `mcp-bridge` among the skills. The controller leaves the word out when it builds an agent; the
bridge is there whenever the persona has `mcpServers`, and only then. In a delegated run the word is kept, and
then no SkillPack of that name is found.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [k8s-ops, mcp-bridge]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      skills: [k8s-ops]
      mcpServers:
        - {name: grafana, toolsPrefix: grafana}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Fix, Remove, rule
from sympozium_cli.lint.vocabulary.skills import MCP_BRIDGE


@rule(INFO, effect="none: the controller leaves the word out")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for skill in persona.skills:
            if skill == MCP_BRIDGE:
                yield Finding(
                    skill.path,
                    "the skill 'mcp-bridge' is never attached",
                    remedy="name the servers under mcpServers, and remove the skill",
                    fix=Fix("remove 'mcp-bridge'", (Remove(skill.path),), safe=True),
                )
