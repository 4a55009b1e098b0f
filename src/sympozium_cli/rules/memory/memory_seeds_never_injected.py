"""A persona has seeds, and nothing ever shows them to it.

Seeds are written into a ConfigMap. Only scheduled runs read it: they find its text before their task. The runner
itself reads it only where there is no memory server, and every agent has one; nothing copies seeds into that server,
although the documentation says so. Runs that a message, a web request, a stimulus or another persona starts never see
them. What such a persona must know belongs into its `systemPrompt`.

Runs that are delegated to a persona whose `skills` leave `memory` out have no memory server, and are left alone here.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      channelConfigs: {slack: slack-app}
      memory:
        seeds: [Reports go to the channel data.]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory:
        seeds: [Reports go to the channel data.]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import DELEGATION
from sympozium_cli.api.workflow import effective_schedule, installed, is_target
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.missing_schedule import why_not_scheduled


@rule(WARNING, starred=True, upstream_bug=True, effect="the seeds lie in a ConfigMap that none of its runs reads")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        memory = persona.memory
        if memory is not None and memory.seeds and not _reads_seeds(pack, persona):
            reason = why_not_scheduled(pack, persona)
            yield Finding(
                memory.path / "seeds",
                f"'{persona.name}' never sees its seeds: only scheduled runs do, and {reason}",
                remedy="write into systemPrompt what it must know",
                on_key=True,
            )


def _reads_seeds(pack: Pack, persona: Persona) -> bool:
    return effective_schedule(pack, persona) is not None or _is_called_without_memory_server(pack, persona)


def _is_called_without_memory_server(pack: Pack, persona: Persona) -> bool:
    has_server = not persona.skills or "memory" in persona.skills
    return not has_server and is_target(pack, persona, DELEGATION)
