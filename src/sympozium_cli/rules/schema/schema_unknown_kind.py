"""The `kind` is none that Sympozium has.

A pack is an `Ensemble`; up to v0.8.28 it was a `PersonaPack`. The spelling counts, capitals included. With any other
kind the API server has nothing to put the document into ("no matches for kind").

## Bad
```yaml
kind: Ensembles
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
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

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.invalid_values import KIND, refused_at
from sympozium_cli.lint.faults.kinds import unknown_kind
from sympozium_cli.lint.packs import OTHER_KINDS, PACK_KINDS


@document_rule(ERROR, stops=True, effect="the API server knows no such kind, and kubectl refuses the document")
def check(subject: Subject) -> Iterator[Finding]:
    found = refused_at(subject, KIND)
    if found is not None and found not in {*PACK_KINDS, *OTHER_KINDS}:
        yield unknown_kind(found)
