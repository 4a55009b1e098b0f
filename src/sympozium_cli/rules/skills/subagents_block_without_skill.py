"""A persona has limits for sub-agents, but not the skill that lets it spawn any.

The block `subagents` says how many sub-agents there may be and how deep. What makes them possible is the skill
of the same name: without it there is no `spawn_subagents`, and the limits are copied and never looked at.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      subagents: {maxDepth: 3}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
      subagents: {maxDepth: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.values.similar import closest


@rule(WARNING, starred=True, effect="the agent cannot spawn sub-agents, and nobody looks at the limits")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if persona.subagents is not None and not _attaches(persona):
            yield Finding(
                persona.subagents.path,
                f"'{persona.name}' has limits for sub-agents, but not the skill 'subagents'",
                remedy="add 'subagents' to its skills",
                on_key=True,
            )


def _attaches(persona: Persona) -> bool:
    """Whether the persona has the skill, or a word that was meant to be it, of which another rule speaks."""
    return attached(persona, SUBAGENTS) is not None or any(closest(skill, (SUBAGENTS,)) for skill in persona.skills)
