"""A schedule says neither `interval` nor `cron`, and becomes hourly.

Both fields are optional, and the type does not say when either. The controller looks the missing interval up in its
list, does not find it, and takes what it takes for every interval that it does not know: one hour.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.ticks import Timer, made_timers
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.schema.spelling import written_path


@document_rule(WARNING, starred=True, effect="the persona runs every hour")
def check(subject: Subject) -> Iterator[Finding]:
    for timer in made_timers(subject.pack):
        if timer.path == timer.schedule.path and not _was_dropped(subject, timer):
            yield Finding(
                timer.path,
                "the schedule does not say when: it has neither interval nor cron",
                remedy="write interval: 1h, or how often it is to run",
                on_key=True,
            )


def _was_dropped(subject: Subject, timer: Timer) -> bool:
    """Whether the author wrote one of the two, and the API server refuses or drops what stands there."""
    written = subject.document.keys(written_path(subject.document, timer.schedule.path))
    return any(key in written and not timer.schedule.has(key) for key in ("interval", "cron"))
