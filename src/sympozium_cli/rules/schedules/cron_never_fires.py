"""A cron expression can be read, but its time never comes.

The thirtieth of February, the thirty-first of months that have thirty days, a field of nothing but commas: the
controller searches five years ahead, finds no date, and parks the schedule. Its phase says `Active`, there is no
next run, and it is looked at again every minute for ever.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 0 30 2 *", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 0 28 2 *", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import fires, made_timers
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, starred=True, effect="the schedule says it is active and never starts a run")
def check(pack: Pack) -> Iterator[Finding]:
    for timer in made_timers(pack):
        if timer.cron and not fires(timer.cron):
            yield Finding(timer.path, f"no date of the next five years fits '{timer.text}'")
