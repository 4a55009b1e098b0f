"""The kind is that of another era than the release asked for.

Packs were called `PersonaPack` up to v0.8.28 and are called `Ensemble` from v0.9.0 on. No release serves both, and
nothing in the cluster converts one into the other: the API server knows no such kind. Without `--target`, a
`PersonaPack` is checked for v0.8.28, where it is right.

## Bad
```yaml
kind: PersonaPack
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

from sympozium_cli.lint import ERROR, Finding, Fix, Replace, Subject, document_rule
from sympozium_cli.lint.faults.invalid_values import KIND, refused_at
from sympozium_cli.lint.packs import PACK_KINDS


@document_rule(ERROR, effect="the API server knows no such kind, and kubectl refuses the document")
def check(subject: Subject) -> Iterator[Finding]:
    found = refused_at(subject, KIND)
    if found in PACK_KINDS:
        kind, release = subject.target.kind, subject.target.release
        fix = Fix(f"write {kind}", (Replace(KIND, kind),))
        message = f"{release} has no kind '{found}': there a pack is of kind '{kind}'"
        yield Finding(KIND, message, remedy="sympozium pack convert rewrites a pack for another era", fix=fix)
