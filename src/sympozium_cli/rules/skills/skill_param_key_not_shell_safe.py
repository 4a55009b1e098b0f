"""The key of a skill's parameter makes no variable that a shell can read.

A parameter becomes the environment variable `SKILL_<KEY>`, in capitals and otherwise as it stands: the key
`default-branch` becomes `SKILL_DEFAULT-BRANCH`, and no shell reads a variable with a dash. Two keys that differ
only in capitals become one variable, and which value it has is chance.

## Bad
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook, default-branch: main}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
```

## Good
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook, default_branch: main}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.skill_params import Params, all_params, is_shell_safe, twin_key, unsafe_key, variable


@rule(WARNING, effect="the skill does not find the value")
def check(pack: Pack) -> Iterator[Finding]:
    for params in all_params(pack):
        yield from (unsafe_key(params, key) for key in params.keys if not is_shell_safe(key))
        yield from _twins(params)


def _twins(params: Params) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for key in params.keys:
        first = seen.setdefault(variable(key), key)
        if first != key:
            yield twin_key(params, key, first)
