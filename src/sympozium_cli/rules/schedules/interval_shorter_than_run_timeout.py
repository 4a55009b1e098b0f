"""A schedule ticks again before its last run must have ended.

Schedules of a pack forbid two runs at a time: a tick that comes while a run is active is skipped, and is not made up
for. A run may take as long as `runTimeout` says, or else ten minutes. Runs that are quick enough lose nothing.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 30m
      schedule: {interval: 15m, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 15m
      schedule: {interval: 15m, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.ticks import live_timers, shortest_gap
from sympozium_cli.api.workflow import run_timeout
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.values.duration import SECOND, plain_duration


@rule(INFO, effect="ticks that come while a run is active are skipped, and nothing makes up for them")
def check(pack: Pack) -> Iterator[Finding]:
    for timer, cron in live_timers(pack):
        timeout = run_timeout(timer.persona)
        gap = shortest_gap(cron) * SECOND
        if gap < timeout:
            between = plain_duration(gap)
            yield Finding(
                timer.path,
                f"ticks come as little as {between} apart, and a run may take {plain_duration(timeout)}",
                remedy=f"let it tick less often, or write runTimeout: {between}",
            )
