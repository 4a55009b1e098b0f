"""A tag contains a comma, is blank, or has blanks around it.

Tags travel joined by commas, in environment variables and in the memory itself. One with a comma arrives as two, and
blanks around a tag belong to it: ` data` is not `data`, and no entry has it.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: ["findings, data"]}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - {name: lead, systemPrompt: You lead. Tag what you store with findings or data.}
    - {name: writer, systemPrompt: You write.}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    membrane:
      permeability:
        - {agentConfig: lead, defaultVisibility: public, exposeTags: [findings, data]}
        - {agentConfig: writer, defaultVisibility: public}
  agentConfigs:
    - name: lead
      systemPrompt: You lead. Tag what you store with findings or data.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - name: writer
      systemPrompt: You write.
      schedule: {interval: 6h, firstTick: afterInterval, task: Write the report.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.sharing import membrane
from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.tags import not_one_tag, tags_in


@document_rule(WARNING, effect="commas divide tags and blanks belong to them: no entry has the tag that is meant")
def check(subject: Subject) -> Iterator[Finding]:
    around = membrane(subject.pack)
    for rule in around.permeability if around else ():
        for tag in (*rule.expose_tags, *rule.accept_tags):
            if tags_in(tag) != [tag]:
                yield not_one_tag(subject.document, tag)
