"""The document is not YAML that kubectl can read.

A tab that indents, a value that begins with `*` or `@`, a quote that is never closed: kubectl stops at the first
such place and sends nothing. Some things are good YAML and still cannot be sent, since the API server speaks JSON:
`.inf`, or a list as a key. Documents that are too deep, too large or blown up by aliases are refused here too.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {task: Look around., cron: * * * * *}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {task: Look around., cron: "0 * * * *", firstTick: afterInterval}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Related, Subject, document_rule
from sympozium_cli.lint.faults.template import unread_template
from sympozium_cli.source import ROOT


@document_rule(
    ERROR, stops=True, effect="kubectl refuses the document and sends nothing; nothing else in it was checked"
)
def check(subject: Subject) -> Iterator[Finding]:
    if unread_template(subject.document) is None:
        for problem in subject.document.problems:
            if problem.kind not in {"duplicate-key", "ignored"}:
                related = tuple(Related(ROOT, message, span) for span, message in problem.related)
                yield Finding(ROOT, problem.message, related=related, span=problem.span)
