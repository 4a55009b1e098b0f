"""The `timeout` of a hook limits nothing.

The field exists and is documented with a default of five minutes, but no release has ever read it. Hooks before a
run share the deadline of the run's Job, which `runTimeout` sets. Hooks after a run are stopped ten minutes after
that run began.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        postRun:
          - {name: upload, image: registry.example.com/upload:1, timeout: 2m}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        postRun:
          - {name: upload, image: registry.example.com/upload:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import hooks
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.hook_timeouts import unheeded
from sympozium_cli.values.duration import parse_duration


@rule(WARNING, effect="no release reads it, and the hook may take longer")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for placed in hooks(persona):
            if parse_duration(placed.hook.timeout) is not None:
                yield unheeded(placed)
