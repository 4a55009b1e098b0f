"""A bare word or number is read as something else than it looks like.

kubectl reads YAML 1.1: `yes`, `on`, `y` and `NO` are booleans, `010` is 8, `1.0` is 1, `1e5` is 100000. Where a field
wants text, the API server then refuses the pack. Where the reading is accepted, nobody says anything: a number with
a zero in front is another number, a key `y` becomes `true`, and `1:30` or a date, which kubectl takes as text,
become 90 or a date as soon as another tool reads the file. Those are warnings.

Quotes make a text of anything.

## Bad
```yaml
spec:
  version: 1.0
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  version: "1.0"
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.surprises import surprises
from sympozium_cli.lint.faults.type_faults import misread, unquoted


@document_rule(ERROR, stops=True, effect="the API server refuses the pack: the field must be a string")
def check(subject: Subject) -> Iterator[Finding]:
    for fault in misread(subject):
        yield unquoted(subject, fault)
    yield from surprises(subject)
