"""The list of personas is spelt as another era spells it.

It was `personas` up to v0.9.5 and is `agentConfigs` from v0.10.0 on. Each release knows only its own word: it drops
the other one and then misses its own, which is required. In a file that mixes the old word with newer fields, as
some pages of documentation do, this is a warning with a fix; where a release was asked for, or where both words
stand side by side, it is an error.

## Bad
```yaml
spec:
  personas:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
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

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.eras import both, both_spellings, is_list_key, other_spelling, renamed


@document_rule(ERROR, effect="the API server does not know the key, misses its own, and refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    for key in renamed(subject):
        if is_list_key(key.path):
            yield other_spelling(subject, key)
    for violation in both(subject):
        if is_list_key(violation.path):
            yield both_spellings(subject, violation.path)
