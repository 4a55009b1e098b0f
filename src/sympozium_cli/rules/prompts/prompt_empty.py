"""The system prompt of a persona is empty, or nothing but blanks.

The API server wants `systemPrompt`, and is content with an empty one. The runner then falls back to a sentence of its
own, "You are a helpful AI assistant.", and the persona is nobody in particular.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: ""
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead a team of writers.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule


@rule(WARNING, starred=True, effect="its runs know no role but the runner's own, 'You are a helpful AI assistant.'")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if persona.has("systemPrompt") and not persona.system_prompt.strip():
            yield Finding(
                persona.path / "systemPrompt",
                f"the system prompt of '{persona.name}' has no words",
                remedy="say who the persona is, and what it is to do",
            )
