"""A cron expression restricts the day of the month and the day of the week, and then either is enough.

Where both fields are restricted a day has to fit only one of them: `0 9 1 * MON` fires on the first of every month
and on every Monday, not on Mondays that are the first. A field counts as restricted unless it has a `*` or `?`
without a step: `1-31` and `0-6` are restrictions, so that `0 9 1-31 * MON` fires every day. Ask for one of the two,
and let the task look at the other.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 1 * MON", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * MON", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import live_timers
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, effect="it fires on every day that fits one of the two, not only where both meet")
def check(pack: Pack) -> Iterator[Finding]:
    for timer, cron in live_timers(pack):
        if cron.restricted_day_of_month and cron.restricted_day_of_week:
            yield Finding(
                timer.path,
                f"'{timer.text}' restricts both the day of the month and the day of the week",
                remedy="write * for one of the two",
            )
