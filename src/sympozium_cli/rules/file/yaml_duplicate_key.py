"""The same key stands twice in one mapping.

YAML forbids it, but kubectl converts the file without looking: the last value wins, and the others are gone before
the API server sees anything. Other readers refuse the file, or keep the first value. Only the author knows which
one was meant, so that there is no automatic fix.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      systemPrompt: You lead kindly.
      channels: [slack]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead kindly.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Related, Subject, document_rule
from sympozium_cli.source import ROOT


@document_rule(WARNING, starred=True, effect="one of the two values is lost without a word")
def check(subject: Subject) -> Iterator[Finding]:
    for problem in subject.document.problems:
        if problem.kind == "duplicate-key":
            related = tuple(Related(ROOT, message, span) for span, message in problem.related)
            yield Finding(ROOT, problem.message, remedy="keep one of them", related=related, span=problem.span)
