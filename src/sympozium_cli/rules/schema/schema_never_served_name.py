"""A field has the name that upstream's code or pages use, and that no release serves.

The list of exclusions is `excludePersonas` in every release, although Go and the web interface call it
`excludeAgentConfigs`: under that name it is dropped, and nobody is excluded. The membrane belongs into
`sharedMemory`, its rules name an `agentConfig`, its trust groups list `agentConfigs`, and a skill is a plain name
rather than a `skillPackRef`.

## Bad
```yaml
spec:
  excludeAgentConfigs: [writer]
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  excludePersonas: [writer]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
    - {name: writer, systemPrompt: You write.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.never_served import keys_of_the_membrane, references_to_skills, unserved


@document_rule(
    ERROR,
    security=True,
    effect="no release serves this name: the API server refuses the pack, or drops the field in silence",
)
def check(subject: Subject) -> Iterator[Finding]:
    yield from unserved(subject)
    yield from keys_of_the_membrane(subject)
    yield from references_to_skills(subject)
