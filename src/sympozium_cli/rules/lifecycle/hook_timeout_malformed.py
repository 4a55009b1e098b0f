"""The `timeout` of a hook is not a duration, and stops every pack of the cluster.

The API server takes any text here, but the controller reads the field as a Go duration: numbers with units, `90s`,
`5m`, `1h30m`, without blanks; days and weeks have no unit. One pack that it cannot read makes its list of all packs
unreadable. It then reconciles none of them, not even those of other people, until the text is gone.

No release limits a hook by its timeout, so that it can as well be left out.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1, timeout: 5 minutes}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import hooks
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.hook_timeouts import unreadable
from sympozium_cli.values.duration import parse_duration


@rule(
    ERROR,
    stops=True,
    starred=True,
    effect="the controller can no longer read any pack of the cluster: all of them stand still",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        for _, hook in hooks(persona):
            if hook.has("timeout") and parse_duration(hook.timeout) is None:
                yield unreadable(hook)
