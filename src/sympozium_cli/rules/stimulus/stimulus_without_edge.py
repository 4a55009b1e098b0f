"""A stimulus has no edge that says which persona it starts.

A stimulus is a prompt and a name; whom it starts stands in `relationships`, in an edge of type `stimulus` whose
source is that name. Without one the controller stops before it makes anything: no agent is created or updated,
`status.phase` becomes `Error`, and the reason stands only in the controller's log.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
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
from sympozium_cli.lint.faults.garbled import is_garbled
from sympozium_cli.lint.faults.refusals import PACK_REFUSED

_OTHER_TYPES = ("delegation", "sequential", "supervision")


@document_rule(ERROR, stops=True, since="0.10.18", effect=PACK_REFUSED)
def check(subject: Subject) -> Iterator[Finding]:
    stimulus = subject.pack.stimulus
    if stimulus and not _may_have_edge(subject):
        yield Finding(
            stimulus.path,
            "the stimulus starts nobody: no relationship has the type 'stimulus'",
            remedy=f"add an edge from '{stimulus.name}' to a persona, with type: stimulus",
            on_key=True,
        )


def _may_have_edge(subject: Subject) -> bool:
    # An edge whose type the schema refuses may have been meant.
    edges = subject.pack.relationships
    return any(edge.type not in _OTHER_TYPES for edge in edges) or is_garbled(subject, "spec", "relationships")
