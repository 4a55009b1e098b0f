"""A `runTimeout` is not a Go duration above zero.

Go durations are numbers with the units `h`, `m`, `s`, `ms`, `us` and `ns`, written together, such as `1h30m`. Days,
bare numbers, words and spaces are refused. A text that cannot be used is dropped without a word, and every run of the
persona is ended after ten minutes, like those of a persona that says nothing.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30 minutes
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30m
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import positive_duration
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.durations import unheeded_duration


@rule(WARNING, starred=True, effect="it is ignored: every run is ended after 10 minutes")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        if persona.run_timeout and positive_duration(persona.run_timeout) is None:
            yield unheeded_duration(persona.path / "runTimeout", persona.run_timeout)
