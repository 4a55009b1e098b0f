"""Two sequential edges into one persona are two runs, not one that waits for both.

There is no join. Each time one of the sources succeeds, the target starts a run of its own, and it is handed
the result of that one source. A reviewer behind a backend and a frontend developer reviews twice, half of the
work each time.

To wait for both, put them one behind the other, or let one persona delegate to each and gather the answers.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: editor, systemPrompt: You edit., channels: [slack]}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: sequential}
    - {source: editor, target: writer, type: sequential}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: editor, systemPrompt: You edit.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: editor, type: sequential}
    - {source: editor, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import by_target, live_edges
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import quoted


@rule(
    WARNING,
    starred=True,
    since="0.9.0",
    effect="it runs once for every source that finishes, and sees the result of that one only",
)
def check(pack: Pack) -> Iterator[Finding]:
    for first, *later in by_target(live_edges(pack, "sequential")):
        if later:
            sources = quoted([live.source.name for live in (first, *later)])
            yield Finding(
                later[0].edge.path / "target",
                f"'{first.target.name}' does not wait for {sources} together",
                remedy="put the sources one behind the other, or let one persona delegate to them",
                related=tuple(Related(live.edge.path, "starts it too") for live in (first, *later[1:])),
            )
