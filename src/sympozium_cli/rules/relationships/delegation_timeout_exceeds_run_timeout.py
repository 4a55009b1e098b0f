"""A delegation may take longer than the run that waits for it.

While it waits, the source's run goes on being counted: its Job has a deadline, ten minutes where the persona
sets no `runTimeout`, and that clock does not stop. If the edge's `timeout` is not below it, the waiting run
is killed first, and the answer of the target reaches nobody.

Give the source a `runTimeout` that leaves it time to use the answer. Edge timeouts count from v0.10.43. Where the
source has a `runTimeout` that upstream cannot read, mending that comes first, and this rule is silent.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, timeout: 15m}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 20m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation, timeout: 15m}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import LiveEdge, live_edges
from sympozium_cli.api.workflow import positive_duration, run_timeout
from sympozium_cli.lint import WARNING, Finding, Fix, Related, Replace, rule
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.values.duration import MINUTE, plain_duration

_TIME_TO_USE_THE_ANSWER = 5 * MINUTE


@rule(
    WARNING,
    starred=True,
    since="0.10.43",
    effect="the waiting run is killed before this time is over, and a later answer is lost",
)
def check(pack: Pack) -> Iterator[Finding]:
    for live in live_edges(pack, "delegation"):
        wait = positive_duration(live.edge.timeout)
        if wait is not None and wait >= run_timeout(live.source) and not _is_garbled(live.source.run_timeout):
            yield _finding(live, wait)


def _is_garbled(text: str) -> bool:
    """Whether the author wanted another run timeout than the one that counts."""
    return bool(text) and positive_duration(text) is None


def _finding(live: LiveEdge, wait: int) -> Finding:
    source = live.source
    enough = plain_duration(wait + _TIME_TO_USE_THE_ANSWER)
    limit = plain_duration(run_timeout(source))
    return Finding(
        live.edge.path / "timeout",
        f"the timeout of {plain_duration(wait)} is not below the run timeout of '{source.name}', {limit}",
        remedy=f"set runTimeout of '{source.name}' to {enough}, or this timeout to less than {limit}",
        related=(Related(source.path / "name", "its run waits for the answer"),),
        fix=Fix(
            f"set runTimeout of '{source.name}' to {enough}",
            (Replace(source.path / "runTimeout", yaml_text(enough)),),
        ),
    )
