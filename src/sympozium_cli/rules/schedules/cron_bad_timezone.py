"""A cron expression names a time zone that does not exist, or nothing but a time zone.

`TZ=` or `CRON_TZ=` before the five fields takes a name of the IANA database, spelt exactly. For an unknown one the
schedule goes to phase `Error`, and the persona never runs. A zone with nothing behind it is worse: the parser
crashes on it, over and over, and the schedule's status says nothing at all.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "TZ=Europe/Londn 0 9 * * *", firstTick: afterInterval, task: Report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "TZ=Europe/London 0 9 * * *", firstTick: afterInterval, task: Report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.cron_faults import ZONE, closest_zone, unreadable_crons


@rule(ERROR, effect="the schedule never starts a run, while the pack stays Ready")
def check(pack: Pack) -> Iterator[Finding]:
    for timer, error in unreadable_crons(pack, ZONE):
        yield Finding(
            timer.path,
            str(error),
            remedy="write a name of the IANA database and five fields, such as TZ=Europe/London 0 9 * * *",
            suggestion=closest_zone(error),
        )
