"""An interval has a space in it, and is therefore taken for a cron expression, which it is not.

An interval that the controller does not know is passed on as it stands if there is a space in it. A cron expression
of five fields may thus stand under `interval`; `5 min` or `every 5 minutes` cannot be read. The schedule goes to
phase `Error`, the pack stays `Ready`, and the persona never runs.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: every 5 minutes, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 5m, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import made_timers
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.interval_fix import with_exact_form
from sympozium_cli.lint.faults.refusals import SCHEDULE_REFUSED


@rule(ERROR, starred=True, effect=SCHEDULE_REFUSED)
def check(pack: Pack) -> Iterator[Finding]:
    for timer in made_timers(pack):
        if timer.path[-1] == "interval" and timer.error:
            message = f"'{timer.text}' is neither a known interval nor a cron expression of five fields"
            yield with_exact_form(Finding(timer.path, message), timer.text)
