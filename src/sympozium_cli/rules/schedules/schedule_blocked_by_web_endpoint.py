"""A persona is a web endpoint and has a schedule, which never starts a run.

A web endpoint is a run that never ends, in phase `Serving`. The schedule controller skips a tick whenever the same
agent has such a run, so it skips every one. Let another persona do the scheduled work.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true}
      schedule: {interval: 1h, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 1h, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import made_schedule, web_endpoint
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(WARNING, starred=True, effect="every tick is skipped: the persona never runs by its schedule")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        schedule = made_schedule(pack, persona)
        endpoint = web_endpoint(persona)
        if schedule and endpoint:
            yield Finding(
                schedule.path,
                f"the web endpoint of '{persona.name}' keeps its schedule from ever starting a run",
                remedy="give the schedule to a persona of its own",
                related=(Related(endpoint, "the web endpoint"),),
                on_key=True,
            )
