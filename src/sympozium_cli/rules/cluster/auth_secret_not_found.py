"""A Secret that `authRefs` names is not in the namespace of the pack.

Runs take the key of their provider from that Secret, and the variable is marked as optional: where the Secret is not
there, the run starts without a key, and the provider answers 401.

## Bad
```yaml
spec:
  enabled: true
  authRefs: [{provider: openai, secret: openai}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: anthropic}
data: {ANTHROPIC_API_KEY: eA==}
```

## Good
```yaml
spec:
  enabled: true
  authRefs: [{provider: openai, secret: openai}]
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: openai}
data: {OPENAI_API_KEY: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_secrets import missing
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(ERROR, effect="runs start without a key, and the provider answers 401")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    for reference in pack.spec.auth_refs:
        yield from missing(reference.path / "secret", reference.secret, around, f"provider {reference.provider}")
