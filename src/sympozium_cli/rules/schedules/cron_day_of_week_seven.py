"""Sunday is 0 in a cron expression, and 7 is no day of the week.

Other crons, and croniter, take 7 for Sunday. The schedule controller's parser counts the week from 0 to 6 and
refuses 7, and with it ranges such as `1-7`: the schedule goes to phase `Error`, the pack stays `Ready`, and the
persona never runs.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * 7", firstTick: afterInterval, task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "0 9 * * 0", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.cron_faults import SEVEN, rewritten, unreadable_crons
from sympozium_cli.lint.faults.cron_seven import without_seven
from sympozium_cli.lint.faults.refusals import SCHEDULE_REFUSED


@rule(ERROR, effect=SCHEDULE_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for timer, error in unreadable_crons(pack, SEVEN):
        yield Finding(
            timer.path,
            f"the day of week '{error.token}' uses 7 for Sunday, which is 0 here",
            remedy="count the days from 0, Sunday, to 6, Saturday",
            fix=rewritten(timer.path, without_seven(timer.text), safe=True),
        )
