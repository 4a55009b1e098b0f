"""`threadStickiness` is set, and `threading` is not.

With stickiness, whoever opened a thread may go on in it without naming the bot again. The threads are those in which
the bot answers, and it answers in threads only with `threading`. Without it the pod does not look at stickiness.

## Bad
```yaml
spec:
  slackOptions: {threadStickiness: true}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  slackOptions: {threading: true, threadStickiness: true}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.channel_settings import channel_settings


@rule(WARNING, starred=True, effect="nothing comes of it: the bot has to be named in every message")
def check(pack: Pack) -> Iterator[Finding]:
    for settings in channel_settings(pack):
        options = settings.place.slack_options
        if options is not None and options.thread_stickiness and not options.threading:
            yield Finding(
                options.path / "threadStickiness",
                "stickiness needs threads, and 'threading' is not true",
                remedy="add threading: true",
                on_key=True,
            )
