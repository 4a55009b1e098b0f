"""A schedule has an `interval` beside its `cron`, and the interval does nothing.

Where there is a cron expression, the controller does not look at the interval, nor does it stagger the personas as it
does with intervals.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {cron: "0 9 * * *", interval: 5m, firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {cron: "0 9 * * *", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import made_timers
from sympozium_cli.lint import WARNING, Finding, Fix, Related, Remove, rule


@rule(WARNING, effect="only the cron expression counts, and the start is not staggered")
def check(pack: Pack) -> Iterator[Finding]:
    for timer in made_timers(pack):
        if timer.path[-1] == "cron" and timer.schedule.interval:
            yield Finding(
                timer.schedule.path / "interval",
                f"the interval '{timer.schedule.interval}' is not used, as there is a cron expression",
                remedy="remove one of the two",
                related=(Related(timer.path, "this one counts"),),
                fix=Fix("remove the interval", (Remove(timer.schedule.path / "interval"),), safe=True),
            )
