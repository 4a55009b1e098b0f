"""The type of a schedule says something else than its `interval` or `cron`, and changes nothing.

`heartbeat`, `scheduled` and `sweep` look like three behaviours. The controller copies the word to a label and makes
the same schedule from all three: what counts is `cron`, or else `interval`. The convention is `scheduled` for a cron
expression, and one of the others for an interval.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: scheduled, interval: 5m, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {type: heartbeat, interval: 5m, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.ticks import Timer, made_timers
from sympozium_cli.lint import INFO, Finding, Related, Subject, document_rule
from sympozium_cli.schema.spelling import written_path


@document_rule(INFO, effect="none: the type becomes a label of the runs, and decides nothing")
def check(subject: Subject) -> Iterator[Finding]:
    for timer in made_timers(subject.pack):
        path = timer.schedule.path / "type"
        scalar = subject.document.scalar(written_path(subject.document, path))
        # Where the author wrote no type, a default stands here.
        if scalar and scalar.text == timer.schedule.type and _misleads(timer):
            yield Finding(
                path,
                f"the type '{timer.schedule.type}' does not fit the {timer.path[-1]}",
                related=(Related(timer.path, "this decides when it runs"),),
            )


def _misleads(timer: Timer) -> bool:
    if timer.written:
        return timer.schedule.type in ("heartbeat", "sweep")
    return timer.schedule.type == "scheduled" and timer.path != timer.schedule.path
