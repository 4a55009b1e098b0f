"""Before v0.10.43 a tool policy is stored and not read.

The field exists since the first release, but the runner filters its tools only from v0.10.43 on. Before, every
agent has every tool. After an upgrade the policy begins to work, and then an allow list that was never tried
takes tools away: check the pack for the newer release too.

## Bad
```yaml 0.9
spec:
  personas:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, task: Read what is new.}
      toolPolicy: {deny: [fetch_url]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {deny: [fetch_url]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.tool_policies import named


@rule(INFO, security=True, until="0.10.42", effect="the agent has every tool")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if named(persona):
            yield Finding(
                persona.path / "toolPolicy",
                f"{pack.release} does not apply the tool policy of '{persona.name}'",
                remedy="run v0.10.43 or newer",
                on_key=True,
            )
