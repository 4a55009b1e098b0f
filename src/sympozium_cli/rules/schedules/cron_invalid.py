"""A field of a cron expression is nothing that the schedule controller can read.

Upstream reads five fields as robfig/cron v3 does: numbers, ranges, steps and lists, and names of three letters
for months and weekdays. There is no `L`, `W`, `#` or `H`, no `sunday`, and no range that runs over the end, such as
`FRI-MON`. Parsers of other tools take some of these, so that an expression may have worked elsewhere. Here the
schedule goes to phase `Error`, the pack stays `Ready`, and the persona never runs.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 25 * * *", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 23 * * *", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.cron_faults import VALUE, field_remedy, unreadable_crons
from sympozium_cli.lint.faults.refusals import SCHEDULE_REFUSED


@rule(ERROR, starred=True, effect=SCHEDULE_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for timer, error in unreadable_crons(pack, VALUE):
        yield Finding(timer.path, str(error), remedy=field_remedy(error))
