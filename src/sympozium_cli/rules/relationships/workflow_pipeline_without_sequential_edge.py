"""`workflowType: pipeline` without a sequential edge.

From v0.10.37 a pipeline needs at least one edge of type `sequential`. The controller asks for it before it
looks at anything else, and a pack without one goes to phase `Error` with nothing made or updated. Edges of
other types do not help. Earlier releases take the word as a note.

## Bad
```yaml
spec:
  workflowType: pipeline
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  workflowType: pipeline
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      channels: [slack]
  relationships:
    - {source: lead, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.workflow import meant_edges
from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.garbled import is_garbled
from sympozium_cli.lint.faults.refusals import PACK_REFUSED


@document_rule(ERROR, stops=True, since="0.10.37", effect=PACK_REFUSED)
def check(subject: Subject) -> Iterator[Finding]:
    pack = subject.pack
    lacks_edge = pack.spec.workflow_type == "pipeline" and not meant_edges(pack, "sequential")
    if lacks_edge and not is_garbled(subject, "spec", "relationships"):
        yield Finding(
            pack.spec.path / "workflowType",
            "workflowType is 'pipeline', but no edge is of type 'sequential'",
            remedy="add a sequential edge, or leave workflowType out",
        )
