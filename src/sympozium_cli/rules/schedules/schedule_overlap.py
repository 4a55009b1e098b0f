"""Schedules of several personas start runs in the same minute.

Nothing upstream keeps them apart, and personas that share one local model then compete for it. Intervals are staggered:
each persona starts two minutes after the one above it, as far as its interval has room. Cron expressions and `1m` are
not.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * *", firstTick: afterInterval, task: Read the news.}
    - name: writer
      systemPrompt: You write.
      schedule: {type: scheduled, cron: "0 9 * * 1-5", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * *", firstTick: afterInterval, task: Read the news.}
    - name: writer
      systemPrompt: You write.
      schedule: {type: scheduled, cron: "20 9 * * 1-5", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sympozium_cli.api import Pack
from sympozium_cli.api.collisions import collide
from sympozium_cli.api.ticks import live_timers
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.values.plural import quoted

_MOST_NAMED = 20
"""The earlier schedules that a finding names at most."""


@rule(INFO, effect="they compete for whatever they share, such as one local model")
def check(pack: Pack) -> Iterator[Finding]:
    timers = live_timers(pack)
    for position, (timer, cron) in enumerate(timers):
        earlier_ones = (earlier for earlier, other in islice(timers, position) if collide(cron, other))
        met = list(islice(earlier_ones, _MOST_NAMED))
        if met:
            names = quoted(earlier.persona.name for earlier in met)
            yield Finding(
                timer.path,
                f"runs of '{timer.persona.name}' and of {names} start in the same minute",
                remedy="move one of them by a few minutes",
                related=(Related(met[0].path, f"the schedule of '{met[0].persona.name}'"),),
            )
