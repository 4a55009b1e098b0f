"""The pack is written for a release before v0.10.

Nothing is wrong with it there, and that is what it is checked for unless `--target` says otherwise. But v0.9.0
renamed the kind `PersonaPack` to `Ensemble`, v0.10.0 renamed `personas` to `agentConfigs`, and no later release reads
the older words.

## Bad
```yaml any
kind: PersonaPack
spec:
  personas:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
kind: Ensemble
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import INFO, Finding, Subject, document_rule
from sympozium_cli.lint.faults.kinds import old_spelling


@document_rule(INFO, effect="a cluster with v0.10 or newer refuses this pack")
def check(subject: Subject) -> Iterator[Finding]:
    if not subject.forced and subject.target.era != "0.10":
        yield old_spelling(subject)
