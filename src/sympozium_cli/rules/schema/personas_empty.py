"""A pack has no personas.

The list must be there, but it may be empty, and a document without any `spec` is taken too. Once enabled, such a
pack is ready at once and does nothing. Only the web interface refuses to make one.

## Bad
```yaml
spec:
  agentConfigs: []
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

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.source import ROOT


@document_rule(WARNING, effect="the API server accepts the pack, and it does nothing")
def check(subject: Subject) -> Iterator[Finding]:
    key = subject.target.list_key
    if subject.pack.spec.value.get(key) == []:
        yield Finding(ROOT / "spec" / key, "the pack has no personas", remedy="add a persona")
    if subject.document.value is not None and not subject.document.has(ROOT / "spec"):
        yield Finding(ROOT, "the pack has no 'spec', and so no personas", remedy=f"add spec.{key} with a persona")
