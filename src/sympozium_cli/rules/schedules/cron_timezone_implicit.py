"""A cron expression names hours and no time zone, so that they are hours of UTC.

Without `TZ=` or `CRON_TZ=` before the five fields, the hours are those of the controller's container, which is on
UTC as it is shipped. Nine o'clock is then ten or eleven in Paris, by the season. With a zone the schedule follows
the clocks there, summer time and all.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * 1-5", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "TZ=Europe/Paris 0 9 * * 1-5", firstTick: afterInterval, task: Report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import live_timers
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="the hours are those of the controller's container: UTC, unless its image was changed")
def check(pack: Pack) -> Iterator[Finding]:
    for timer, cron in live_timers(pack):
        if timer.written and cron.names_hours and cron.zone is None:
            yield Finding(
                timer.path,
                f"'{timer.text}' names hours, but no time zone",
                remedy="put the zone before the five fields, such as TZ=Europe/Paris or TZ=UTC",
            )
