"""Text follows the end of a document, and kubectl never reads it.

A line of three dots ends a document, and so does the closing brace of a document in JSON. Only a line of three
dashes begins another one. Whatever stands between is dropped without a word.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
...
spec:
  enabled: true
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Related, Subject, document_rule
from sympozium_cli.source import ROOT


@document_rule(WARNING, starred=True, effect="everything from here on is lost without a word")
def check(subject: Subject) -> Iterator[Finding]:
    for problem in subject.document.problems:
        if problem.kind == "ignored":
            related = tuple(Related(ROOT, message, span) for span, message in problem.related)
            yield Finding(ROOT, problem.message, related=related, span=problem.span)
