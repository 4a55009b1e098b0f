"""A setting in a persona's `env` has a value that the runner does not read.

The runner reads `MAX_TOOL_ITERATIONS` (from 1 on) and `LLM_MAX_RETRIES` (from 0 on) as whole numbers,
`LLM_REQUEST_TIMEOUT` and `RUN_TIMEOUT` as Go durations above zero, and switches the storing of answers off where
`MEMORY_AUTO_STORE` is `false`, `0`, `no` or `off`. Any other value counts as none, and nothing says so.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {MAX_TOOL_ITERATIONS: unlimited}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {MAX_TOOL_ITERATIONS: "80"}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.environment import variables
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.runner_settings import what_is_read


@rule(INFO, effect="the runner takes its default, as if nothing were set")
def check(pack: Pack) -> Iterator[Finding]:
    for variable in variables(pack):
        wanted = what_is_read(variable.name, variable.value)
        if wanted:
            message = f"the runner cannot read this value of '{variable.name}'"
            yield Finding(variable.path, message, remedy=f"write {wanted}")
