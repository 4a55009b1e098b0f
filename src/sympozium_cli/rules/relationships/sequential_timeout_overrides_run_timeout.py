"""The `timeout` of a sequential edge takes the place of the target's `runTimeout`.

A run that a sequential edge starts is limited by the edge's timeout if it has one, and by the persona's
`runTimeout` otherwise. Both at once are legal, but then one persona has two limits: one for runs that this
edge starts and one for all others. Edge timeouts count from v0.10.43.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., runTimeout: 1h}
  relationships:
    - {source: lead, target: writer, type: sequential, timeout: 5m}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., runTimeout: 1h}
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.workflow import positive_duration
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.values.duration import plain_duration


@rule(INFO, since="0.10.43", effect="the edge's timeout wins for the runs that this edge starts")
def check(pack: Pack) -> Iterator[Finding]:
    for edge, _, target in live_edges(pack, "sequential"):
        here, own = positive_duration(edge.timeout), positive_duration(target.run_timeout)
        if here is not None and own is not None and here != own:
            yield Finding(
                edge.path / "timeout",
                f"'{target.name}' has {plain_duration(here)} here, but {plain_duration(own)} in its other runs",
                related=(Related(target.path / "runTimeout", "its own limit"),),
            )
