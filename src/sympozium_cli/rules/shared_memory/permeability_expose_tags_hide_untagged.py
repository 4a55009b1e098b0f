"""A persona may only publish entries with certain tags, and nothing tells it to use them.

With `exposeTags`, an entry that carries none of them is stored as private. The model chooses the tags of an entry
when it stores it; the only one that is added by itself is the name of the agent, `<pack>-<persona>`. A persona whose
prompt and task do not mention the tags will not hit upon them.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: [findings]}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: [findings]}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Store what you learn with the tag findings.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.permeability import PRIVATE, permeability, travelling, visibilities
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import quoted


@rule(
    WARNING,
    security=True,
    effect="entries without one of the tags are stored as private, so that nobody else finds them",
)
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    for each in visibilities(pack):
        own = permeability(around, each.persona) if around else None
        words = own.expose_tags if own else ()
        tags = travelling(words)
        if tags and each.word != PRIVATE and not _mentioned(pack, each.persona, tags):
            yield Finding(
                words[0].path.parent,
                f"'{each.persona.name}' is never told to use the tag {quoted(tags, 'or')}",
                remedy="name the tags in its systemPrompt",
                related=(Related(each.persona.path / "systemPrompt", "mentions none of them"),),
            )


def _mentioned(pack: Pack, persona: Persona, tags: tuple[str, ...]) -> bool:
    task = persona.schedule.task if persona.schedule else ""
    said = f"{persona.system_prompt} {task} {pack.agent_name(persona)}".casefold()
    return any(tag.strip().casefold() in said for tag in tags)
