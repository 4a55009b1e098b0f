"""An agent's name is too long for the names of its runs.

A run is called after its agent and what started it: `…-schedule-10000`, `…-stimulus-10000`, `…-seq-10000`. That
name labels the run's Job, its pod and its input, and is the Job's own, so that 63 characters are the end. A longer
run is created but never gets a pod: it stays without a phase for ever, and since it counts as active, the schedule
never fires again. The pack stays ready.

So `<pack>-<persona>` may have 48 characters for a scheduled persona and for the target of the stimulus, 53 for the
target of a sequential edge, and 43 with a web endpoint, whose Service is called `…-web-endpoint-server`. A schedule
counts its runs: with 49 to 52 characters it works at first and stops when the number gets another digit, which is
a warning; with 53 it never works.

## Bad
```yaml
metadata: {name: payments-platform-reliability-team}
spec:
  agentConfigs:
    - name: transaction-monitor
      systemPrompt: You watch payments.
      schedule: {interval: 5m, firstTick: afterInterval, task: Look for stuck payments.}
```

## Good
```yaml
metadata: {name: payments}
spec:
  agentConfigs:
    - name: transaction-monitor
      systemPrompt: You watch payments.
      schedule: {interval: 15m, firstTick: afterInterval, task: Look for stuck payments.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.run_names import RUN, too_long


@rule(ERROR, starred=True, effect="the run is created but never starts, and nothing says so; a schedule stops for ever")
def check(pack: Pack) -> Iterator[Finding]:
    return too_long(pack, RUN)
