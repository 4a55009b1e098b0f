"""One of the two tools that change files is denied, and the other one is left.

From v0.10.44 there is `edit_file` beside `write_file`; both change files under `/workspace` and `/tmp`. A
policy that was written before, to make a persona read only, denies `write_file` alone. Deny both. A skill with
a sidecar can change the workspace with `execute_command` too.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reviewer
      systemPrompt: You review, and you change nothing.
      schedule: {interval: 1h, firstTick: afterInterval, task: Review what is new.}
      toolPolicy: {deny: [write_file]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reviewer
      systemPrompt: You review, and you change nothing.
      schedule: {interval: 1h, firstTick: afterInterval, task: Review what is new.}
      toolPolicy: {deny: [write_file, edit_file]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import denied, leaves
from sympozium_cli.lint.vocabulary.tools import WRITERS


@rule(WARNING, security=True, starred=True, since="0.10.44", effect="the agent still changes files")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        left = [tool for tool in WRITERS if leaves(persona, tool)]
        for name in denied(persona):
            if name in WRITERS and left:
                yield Finding(
                    name.path,
                    f"'{persona.name}' may not use {name}, but it may use {left[0]}",
                    remedy=f"deny {left[0]} too",
                )
