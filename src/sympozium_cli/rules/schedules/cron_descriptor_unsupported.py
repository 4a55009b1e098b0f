"""A cron expression is a descriptor such as `@daily`, and only five fields are read.

Many crons know `@hourly`, `@daily` or `@every 5m`. The schedule controller builds its parser without them: the
schedule goes to phase `Error`, the pack stays `Ready`, and the persona never runs.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "@daily", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 0 * * *", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.cron_faults import DESCRIPTOR, descriptor_fix, unreadable_crons
from sympozium_cli.lint.faults.refusals import SCHEDULE_REFUSED


@rule(ERROR, effect=SCHEDULE_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for timer, error in unreadable_crons(pack, DESCRIPTOR):
        yield Finding(
            timer.path,
            str(error),
            remedy="write minute, hour, day of month, month and day of week",
            fix=descriptor_fix(timer.path, timer.text),
        )
