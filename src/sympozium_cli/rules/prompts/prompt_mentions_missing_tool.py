"""A system prompt speaks of a tool or a skill that the persona does not have.

The tool policy takes the tool away, or the skill is not in `skills`. The model then is told to use something that it
cannot find; it apologises, or makes something up. A sentence that forbids the tool ("never use fetch_url") is no
fault, and delegation has rules of its own. Tool policies work from v0.10.43 on.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Read the news with fetch_url.
      toolPolicy: {deny: [fetch_url]}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Read the news with fetch_url.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.lint.faults.mentions import skills_without, tools_without


@rule(INFO, effect="the model is told to use something that it does not have")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        path = persona.path / "systemPrompt"
        for tool in tools_without(pack, persona):
            yield Finding(
                path,
                f"the prompt speaks of '{tool}', which the tool policy of '{persona.name}' takes away",
                remedy=f"allow '{tool}', or say nothing of it",
                related=(Related(persona.path / "toolPolicy", "the tool policy"),),
            )
        for skill in skills_without(persona):
            yield Finding(
                path,
                f"the prompt speaks of the skill '{skill}', which '{persona.name}' does not attach",
                remedy=f"add '{skill}' to its skills, or say nothing of it",
            )
