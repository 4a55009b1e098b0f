"""A cron expression has more or fewer than five fields.

The schedule controller reads minute, hour, day of month, month and day of week, and before them perhaps a time
zone (`TZ=Europe/London`). It knows no seconds, no year, and no comment at the end. With any other number of fields
the schedule goes to phase `Error`, the pack stays `Ready`, and the persona never runs.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 0 9 * * 1-5", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * 1-5", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.cron_faults import FIELDS, count_remedy, rewritten, unreadable_crons
from sympozium_cli.lint.faults.cron_rewriting import without_seconds
from sympozium_cli.lint.faults.refusals import SCHEDULE_REFUSED


@rule(ERROR, effect=SCHEDULE_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for timer, error in unreadable_crons(pack, FIELDS):
        yield Finding(
            timer.path,
            f"the cron expression {error}",
            remedy=count_remedy(timer.text),
            fix=rewritten(timer.path, without_seconds(timer.text), safe=False),
        )
