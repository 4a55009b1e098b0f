"""A key of a persona's `env` cannot be the name of a variable.

Kubernetes takes letters, digits, `_`, `-` and `.` in the name of an environment variable, and no digit at its start.
Otherwise the run's Job is refused and the run stays pending for ever. From Kubernetes 1.32 on, blanks and most other
characters pass, so that such a key is only a warning; an empty one, and one with `=`, no cluster takes.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {"NEWS=TOPIC": space}
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
from sympozium_cli.lint import ERROR, WARNING, Finding, rule
from sympozium_cli.values.names import is_relaxed_env_name, why_not_env_name

_SEVERITY = {True: WARNING, False: ERROR}  # by whether newer clusters take it
_EFFECT = {True: "clusters before Kubernetes 1.32 refuse the Job: the run stays pending for ever", False: ""}


@rule(ERROR, effect="the cluster refuses the Job: every run of the persona stays pending for ever")
def check(pack: Pack) -> Iterator[Finding]:
    for variable in variables(pack):
        fault = why_not_env_name(variable.name)
        if fault:
            passes = is_relaxed_env_name(variable.name)
            # What stands behind "=" was meant to be a value, and may be a key that nobody should read.
            name = variable.name.partition("=")[0]
            yield Finding(
                variable.path,
                f"the name of the variable '{name}' {fault}",
                effect=_EFFECT[passes],
                remedy="write letters, digits and '_'",
                on_key=True,
                severity=_SEVERITY[passes],
            )
