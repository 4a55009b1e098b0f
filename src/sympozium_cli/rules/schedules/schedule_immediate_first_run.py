"""A schedule for certain times starts its first run as soon as the pack is enabled.

A schedule that has never fired is back-dated by one interval, the gap between its next two ticks, and so its first
run is due at once: "Mondays at nine" usually runs the minute you enable the pack, on whatever day. From v0.10.44 on
`firstTick: afterInterval` waits for the first regular time. Earlier releases have no such switch; all that a pack may
be checked for start at once, but for v0.10.15.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "TZ=UTC 0 9 * * 1", task: Write the report.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, cron: "TZ=UTC 0 9 * * 1", firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import stimulated_when_ready
from sympozium_cli.api.ticks import Timer, fires_at_once, live_timers
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.first_tick import waiting_fix, waiting_remedy


@rule(WARNING, effect="the first run usually starts the minute the pack is enabled")
def check(pack: Pack) -> Iterator[Finding]:
    start = stimulated_when_ready(pack)
    for timer, _ in live_timers(pack):
        # A persona that the stimulus starts as well is another rule's.
        if start and timer.persona is start.persona:
            continue
        if _has_its_time(timer) and fires_at_once(pack, timer.schedule):
            yield Finding(
                timer.path,
                f"the schedule of '{timer.persona.name}' does not wait for its first time",
                remedy=waiting_remedy(pack),
                fix=waiting_fix(pack, timer.schedule),
            )


def _has_its_time(timer: Timer) -> bool:
    return timer.written or timer.schedule.type == "scheduled"
