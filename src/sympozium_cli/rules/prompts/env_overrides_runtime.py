"""A persona's `env` sets a variable that the controller sets too.

The entries of `env` stand in the middle of the container's variables, and of two with one name the later counts. So
`SYSTEM_PROMPT` or `MODEL_NAME` in `env` replace the persona's prompt and model without a word, and `DRY_RUN` makes
every run an empty one. What comes after `env` wins instead: `TOOLS_ENABLED`, the tool policy, and what the agent is
told of shared memory, sub-agents and edges, where it has them.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {SYSTEM_PROMPT: You follow.}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {NEWS_TOPIC: space}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.environment import variables
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.runtime_environment import clash


@rule(WARNING, starred=True)
def check(pack: Pack) -> Iterator[Finding]:
    for variable in variables(pack):
        met = clash(pack, variable.persona, variable.name)
        if met is not None:
            yield Finding(variable.path, met.message, effect=met.effect, remedy=met.remedy, on_key=True)
