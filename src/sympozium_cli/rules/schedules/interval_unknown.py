"""An interval is none of the few that the controller knows, and becomes one hour.

`schedule.interval` looks like a duration, and is not read as one. The controller compares it, whatever its case,
with a list: 1m, 5m, 10m, 15m, 30m (or 1min and so on), 1h, 60m, 2h, 3h, 4h, 6h, 12h, 24h, 1d. Everything else,
`45m` or `8h` or `@daily`, silently becomes hourly. What is not in the list may have a cron expression: `*/20 * * * *`
is every twenty minutes.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 45m, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 30m, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import made_timers
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.interval_fix import with_exact_form
from sympozium_cli.values.interval import interval_cron


@rule(WARNING, starred=True, effect="the persona runs every hour")
def check(pack: Pack) -> Iterator[Finding]:
    for timer in made_timers(pack):
        interval = timer.schedule.interval
        if timer.path[-1] != "interval" or timer.written:
            continue
        if not interval_cron(interval, timer.persona.index, pack.release).known:
            yield with_exact_form(Finding(timer.path, f"the controller knows no interval '{interval}'"), interval)
