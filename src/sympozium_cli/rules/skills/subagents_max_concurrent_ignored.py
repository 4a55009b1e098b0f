"""`subagents.maxConcurrent` limits nothing.

The number is handed to the runner, and nothing there reads it. How many sub-agents one agent has is limited by
`maxChildrenPerAgent`, and how deep they nest by `maxDepth`; zero and less mean the defaults, 3 and 2.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
      subagents: {maxConcurrent: 2}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      skills: [subagents]
      subagents: {maxChildrenPerAgent: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Subject, document_rule
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.schema.spelling import written_path


@document_rule(INFO, effect="none: nothing reads the number")
def check(subject: Subject) -> Iterator[Finding]:
    for persona in installed(subject.pack):
        block = persona.subagents
        if block is None or attached(persona, SUBAGENTS) is None:
            continue
        path = block.path / "maxConcurrent"
        # Where the author wrote no number, a default stands here.
        if subject.document.has(written_path(subject.document, path)):
            yield Finding(
                path,
                f"maxConcurrent does not limit the sub-agents of '{persona.name}'",
                remedy="remove it: maxChildrenPerAgent limits how many one agent spawns",
                on_key=True,
            )
