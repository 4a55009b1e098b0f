"""`workflowType: delegation` without a delegation edge.

From v0.10.37 this type of workflow needs at least one edge of type `delegation`, or the pack goes to phase
`Error` with nothing made or updated. Apart from this check the word changes nothing: delegation edges work
under every type. Earlier releases do not check.

## Bad
```yaml
spec:
  workflowType: delegation
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  workflowType: delegation
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: lead, target: writer, type: delegation}
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
    lacks_edge = pack.spec.workflow_type == "delegation" and not meant_edges(pack, "delegation")
    if lacks_edge and not is_garbled(subject, "spec", "relationships"):
        yield Finding(
            pack.spec.path / "workflowType",
            "workflowType is 'delegation', but no edge is of type 'delegation'",
            remedy="add a delegation edge, or leave workflowType out",
        )
