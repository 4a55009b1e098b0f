"""A value is not of the type that its field wants.

The API server does not convert: a list of one thing needs brackets or a dash, a number in quotes is text, and a
mapping is not a list of names. It refuses the pack and names the first such field. Bare words and numbers that are
only texts without quotes have a rule of their own, `yaml-ambiguous-scalar`.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: slack}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      skills: [memory]
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.type_faults import of_wrong_type, wrong


@document_rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    for violation in wrong(subject):
        yield of_wrong_type(subject, violation)
