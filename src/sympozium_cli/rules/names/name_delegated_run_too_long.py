"""An agent's name is too long for the runs that it delegates.

A delegated run is called `sub-<run of the one who asks>-<depth>`, and a run that this one delegates in turn is
called after it. Upstream shortens such a name only at 253 characters, but 63 is where labels and Jobs end: the run
is created, never gets a pod, and the one who asked waits until its time is over.

That leaves 42 characters for `<pack>-<persona>` where the persona that delegates is scheduled or started by the
stimulus, 47 where it follows a sequential edge, and 48 where only channels or people start it; every further
delegation down the line costs 6. A persona that has only sequential edges may delegate along them too, which is a
warning.

## Bad
```yaml
metadata: {name: research-and-analysis-division}
spec:
  agentConfigs:
    - name: lead-coordinator
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead-coordinator, target: writer, type: delegation}
```

## Good
```yaml
metadata: {name: research}
spec:
  workflowType: delegation
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.run_names import DELEGATED, too_long


@rule(
    ERROR,
    starred=True,
    effect="the delegated run never starts, and the persona that asked waits until its time is over",
)
def check(pack: Pack) -> Iterator[Finding]:
    return too_long(pack, DELEGATED)
