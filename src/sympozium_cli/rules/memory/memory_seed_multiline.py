r"""A seed has several lines, and only the first is an item of the list.

The controller writes every seed behind a dash, as it is: `- first line`, and below it the other lines at the left
edge. The persona reads them as text that belongs to no item, or to a list of its own. One seed for each fact reads
best.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory:
        seeds: ["Reports go to the channel data.\nQuestions go to the channel help."]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory:
        seeds: [Reports go to the channel data., Questions go to the channel help.]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="the other lines stand below the list, not in it")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in pack.personas:
        for seed in persona.memory.seeds if persona.memory is not None else ():
            if "\n" in seed.rstrip():
                yield Finding(seed.path, "this seed has more than one line", remedy="write a seed for each line")
