"""The membrane does not filter what a run is told of the shared memory by itself.

Before a run begins, the shared memory is searched for its task, and what is found is put into the prompt. That
search names no caller, no tags and no age, and the server filters nothing where no caller is named: private and
expired entries of every persona can get into every prompt. Only `evidencePolicy` applies there. What the membrane
keeps apart are the searches that the model makes itself.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane: {defaultVisibility: private}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.permeability import PUBLIC, visibilities
from sympozium_cli.api.shared_memory import Membrane
from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.values.plural import listed


@rule(
    INFO,
    security=True,
    upstream_bug=True,
    effect="entries that the membrane hides are put into the prompts of all personas where they fit the task",
)
def check(pack: Pack) -> Iterator[Finding]:
    around = membrane(pack)
    if around is None:
        return
    filters = _filters(pack, around)
    if filters:
        yield Finding(
            around.path,
            f"what runs are told at their start is not filtered by {listed(filters)}",
            remedy="store nothing in the shared memory that another persona must not read",
            on_key=True,
        )


def _filters(pack: Pack, around: Membrane) -> list[str]:
    decay = around.time_decay
    found = {
        "visibility": any(each.word != PUBLIC for each in visibilities(pack)),
        "acceptTags": any(rule.accept_tags for rule in around.permeability),
        "timeDecay": decay is not None and bool(decay.ttl),
    }
    return [word for word, there in found.items() if there]
