"""The `apiVersion` is not the one that packs have.

It has been `sympozium.ai/v1alpha1` in every release and for both kinds of pack. With anything else the API server
finds no such kind ("no matches for kind").

## Bad
```yaml
apiVersion: sympozium.ai/v1
kind: Ensemble
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Fix, Replace, Subject, document_rule
from sympozium_cli.lint.faults.invalid_values import API_VERSION, refused_at


@document_rule(ERROR, stops=True, effect="the API server knows no such kind, and kubectl refuses the document")
def check(subject: Subject) -> Iterator[Finding]:
    found = refused_at(subject, API_VERSION)
    if found is not None:
        right = "sympozium.ai/v1alpha1"
        fix = Fix(f"write {right}", (Replace(API_VERSION, right),), safe=found.startswith("sympozium.ai/"))
        yield Finding(API_VERSION, f"a pack's apiVersion is '{right}', not '{found}'", remedy=f"write {right}", fix=fix)
