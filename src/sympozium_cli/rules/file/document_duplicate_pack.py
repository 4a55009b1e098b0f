"""Two documents are the same pack.

A kind, a namespace and a name are one object. Whichever document is applied last replaces what the other one said,
and with several files in one command that is the order of their names.

## Bad
```yaml
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
---
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - {name: writer, systemPrompt: You write., channels: [slack]}
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Claim, Finding, claim_rule


@claim_rule(WARNING, effect="whichever is applied last replaces the other")
def check(pack: Pack) -> Iterator[Claim]:
    if pack.name:
        message = f"another document is the {pack.kind} '{pack.name}' too"
        finding = Finding(pack.metadata.path / "name", message, remedy="give one of them another name or namespace")
        yield Claim((pack.kind, pack.namespace, pack.name), finding, "the other document")
