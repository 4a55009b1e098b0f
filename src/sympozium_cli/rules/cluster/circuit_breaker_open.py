"""The circuit breaker of the pack in the cluster is open.

After so many failed delegations in a row the controller starts no more. It is said to close again after
`cooldownDuration`, which no code reads: it stays open until somebody changes the status of the pack.

## Bad
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Ensemble
metadata: {name: demo}
spec: {}
status: {circuitBreakerOpen: true, consecutiveDelegateFailures: 3}
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You writer.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Ensemble
metadata: {name: demo}
spec: {}
status: {circuitBreakerOpen: false}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.live_objects import live_pack
from sympozium_cli.lint.surroundings import Surroundings, inside


@cluster_rule(WARNING, starred=True, upstream_bug=True, effect="no delegation is started any more")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    status = inside(live_pack(pack, around), "status")
    if status.get("circuitBreakerOpen") is True:
        failures = status.get("consecutiveDelegateFailures", "some")
        yield Finding(
            pack.metadata.path / "name",
            f"the circuit breaker of the live pack is open, after {failures} failed delegations",
            remedy="see why they failed, then close it: sympozium budget reset --breaker --keep-tokens",
        )
