"""The stimulus and the first tick of a schedule start the same persona as soon as the pack is enabled.

A new schedule is back-dated, so that its first run starts at once; a stimulus starts its run as soon as all agents
are ready. For one persona that is the same minute, and the work is done twice: a tick is skipped only while the
stimulus's run is still active. From v0.10.44 on `firstTick: afterInterval` makes the schedule wait for its time,
and `trigger: manual` makes the stimulus wait for you.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: Read the news.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import stimulated_when_ready
from sympozium_cli.api.ticks import fires_at_once, live_timers
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.first_tick import waiting_fix, waiting_remedy


@rule(WARNING, since="0.10.26", effect="the persona runs twice when the pack is enabled")
def check(pack: Pack) -> Iterator[Finding]:
    start = stimulated_when_ready(pack)
    if not start:
        return
    for timer, _ in live_timers(pack):
        if timer.persona is start.persona and fires_at_once(pack, timer.schedule):
            yield Finding(
                timer.path,
                f"the schedule starts '{timer.persona.name}' at once, and so does the stimulus",
                remedy=waiting_remedy(pack),
                related=(Related(start.edge.path / "target", "starts it as soon as all agents are ready"),),
                fix=waiting_fix(pack, timer.schedule),
            )
