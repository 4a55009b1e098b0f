"""A text is too short or of the wrong form, or a number is out of range.

The schema of a pack has few such limits: an MCP server must have a name and a prefix for its tools, and numbers must
fit the width that their field is stored in. The API server refuses what is outside of them.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      mcpServers:
        - {name: github, toolsPrefix: ""}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
      mcpServers:
        - {name: github, toolsPrefix: github}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.invalid_values import out_of_bounds


@document_rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    return out_of_bounds(subject)
