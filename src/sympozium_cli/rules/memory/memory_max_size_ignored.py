"""`memory.maxSizeKB` limits nothing.

The number is copied into the agent, and there nobody reads it: the memory server keeps what it is given, and the
seeds are written in full. The volume of the memory has one gibibyte, whatever the pack says.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory: {maxSizeKB: 64}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import INFO, Finding, Subject, document_rule
from sympozium_cli.schema.spelling import written_path


@document_rule(INFO, effect="nothing reads the number: the memory grows as far as its volume goes")
def check(subject: Subject) -> Iterator[Finding]:
    for persona in subject.pack.personas:
        # The API server fills the number in wherever there is a `memory`, so only the text tells who wrote it.
        memory = persona.memory
        if memory is not None:
            path = memory.path / "maxSizeKB"
            written = subject.document.scalar(written_path(subject.document, path))
            if written is not None and written.text == str(memory.max_size_kb):
                yield Finding(path, "maxSizeKB limits nothing", remedy="remove it", on_key=True)
