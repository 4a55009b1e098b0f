"""An edge of type `stimulus` is there, but the pack has no stimulus.

The edge says whom a prompt starts, and `spec.stimulus` is where the prompt stands. With the one and without the
other the controller stops before it makes anything: `status.phase` becomes `Error`, and the reason stands only in
the controller's log.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.refusals import PACK_REFUSED
from sympozium_cli.source import ROOT


@document_rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(subject: Subject) -> Iterator[Finding]:
    # A stimulus that is there and was dropped has been reported for what is wrong with it.
    if subject.document.has(ROOT / "spec" / "stimulus"):
        return
    for edge in subject.pack.edges("stimulus")[:1]:
        yield Finding(
            edge.path / "type",
            "the pack has no stimulus that this edge could lead from",
            remedy=f"add spec.stimulus with the name '{edge.source}' and a prompt, or remove the edge",
        )
