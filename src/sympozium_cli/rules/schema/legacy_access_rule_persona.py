"""A rule of the shared memory names its persona as another era does.

An entry of `accessRules` said `persona` in v0.9 and says `agentConfig` from v0.10.0 on. Each release knows only its
own word, which is required, and refuses a pack that has the other one.

## Bad
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {persona: lead, access: read-only}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
spec:
  sharedMemory:
    enabled: true
    accessRules:
      - {agentConfig: lead, access: read-write}
      - {agentConfig: writer, access: read-only}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
    - {name: writer, systemPrompt: You write., channels: [slack]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.eras import both, both_spellings, is_rule_key, other_spelling, renamed


@document_rule(ERROR, effect="the API server does not know the key, misses its own, and refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    for key in renamed(subject):
        if is_rule_key(key.path):
            yield other_spelling(subject, key)
    for violation in both(subject):
        if is_rule_key(violation.path):
            yield both_spellings(subject, violation.path)
