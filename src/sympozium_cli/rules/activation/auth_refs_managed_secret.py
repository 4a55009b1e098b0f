"""A Secret has a name by which the controller takes it for the pack's own, and deletes it with the pack.

When a pack is disabled, the controller deletes those Secrets of its `authRefs` that are named `<pack>-credentials` or
`<pack>-...-key`, or that carry the pack's label. That is as it should be for a Secret that was made for this pack
alone, and a loss for one that somebody made by hand or that other packs use as well. Another name keeps it.

## Bad
```yaml
metadata: {name: demo}
spec:
  enabled: true
  authRefs:
    - {provider: openai, secret: demo-openai-key}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
metadata: {name: demo}
spec:
  enabled: true
  authRefs:
    - {provider: openai, secret: openai-api}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.authentication import is_deleted_with


@rule(INFO, effect="whenever the pack is disabled, the controller deletes the Secret")
def check(pack: Pack) -> Iterator[Finding]:
    for reference in pack.spec.auth_refs:
        if pack.spec.enabled and is_deleted_with(pack, reference.secret):
            yield Finding(
                reference.path / "secret",
                "the name of the Secret makes it this pack's own",
                remedy="if anything else needs the Secret, give it a name that does not begin with the pack's",
            )
