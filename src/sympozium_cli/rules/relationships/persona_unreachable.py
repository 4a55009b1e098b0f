"""Nothing ever starts this persona.

A persona runs because of its schedule, a message in one of its channels, a request to its web endpoint, or an
edge that leads to it: a stimulus, a hand-over, a delegation. This one has none of them, or its schedule is
taken away or blocked. The agent is installed, but it runs only when somebody starts it by hand. In a pipeline
this concerns the heads of the chain: without a start, the whole chain stands still.

Before v0.10.39 a pack without edges lets everyone call everyone. There a persona counts as reachable if another one is
told of `delegate_to_persona`.

While `enabled` is not true this is only a note, because channels may be bound when the pack is activated.

## Bad
```yaml
spec:
  enabled: true
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
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

from sympozium_cli.api.workflow import installed, is_started, misspelt_targets
from sympozium_cli.lint import INFO, WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.garbled import is_garbled

_SEVERITY = {True: WARNING, False: INFO}  # by `enabled`


@document_rule(WARNING, starred=True, effect="its agent is installed, but it runs only when somebody starts it by hand")
def check(subject: Subject) -> Iterator[Finding]:
    pack = subject.pack
    if is_garbled(subject, "spec", "relationships"):
        return
    idle = [persona for persona in installed(pack) if not is_started(pack, persona)]
    awaited = misspelt_targets(pack) if idle else ()
    for persona in idle:
        if persona.name not in awaited:
            yield Finding(
                persona.path / "name",
                f"nothing starts '{persona.name}'",
                remedy="give it a schedule, a channel or an edge that leads to it, or exclude it",
                severity=_SEVERITY[pack.spec.enabled],
            )
