"""A persona is allowed to run commands, but nothing is there to run them.

`execute_command` is served by the sidecar of a skill: `k8s-ops`, `github-gitops`, `software-dev`,
`sre-observability` and `llmfit` bring one; `code-review`, `incident-response`, `memory`, `subagents` and
`web-endpoint` do not. Without a sidecar every call waits until it times out. A SkillPack of your own may have
a sidecar, so beside one nothing is said; nor is it of `system-canary`, whose runs ask no model.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reviewer
      systemPrompt: You review.
      schedule: {interval: 1h, firstTick: afterInterval, task: Review what is new.}
      skills: [code-review]
      toolPolicy: {allow: [execute_command, memory_search, memory_store]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reviewer
      systemPrompt: You review.
      schedule: {interval: 1h, firstTick: afterInterval, task: Review what is new.}
      skills: [code-review, software-dev]
      toolPolicy: {allow: [execute_command, memory_search, memory_store]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed, is_canary
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import asked_for
from sympozium_cli.lint.vocabulary.skills import may_run_commands
from sympozium_cli.lint.vocabulary.tools import EXECUTE_COMMAND


@rule(WARNING, starred=True, since="0.10.43", effect="nothing serves the commands: every call times out")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        name = asked_for(persona, EXECUTE_COMMAND)
        if name is not None and not may_run_commands(pack, persona) and not is_canary(pack):
            yield Finding(
                name.path,
                f"'{persona.name}' is allowed to use {EXECUTE_COMMAND}, but none of its skills has a sidecar",
                remedy="add a skill that runs commands, such as k8s-ops or software-dev, or do not allow the tool",
            )
