"""An ignore names a rule that does not exist.

The name is misspelt, or the rule has been renamed or taken away. The ignore silences nothing.

## Bad
```yaml
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      channels: [slack]
  # sympozium: ignore[persona-unreachabel] it is started by hand
  excludePersonas: []
```

## Good
```yaml
spec:
  agentConfigs:
    # sympozium: ignore[persona-unreachable] people start it by hand
    - name: writer
      systemPrompt: You write.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.lint import WARNING, Finding, ignore_rule
from sympozium_cli.lint.faults.acceptances import unknown_rule
from sympozium_cli.lint.silence import Use
from sympozium_cli.rules import rule_names


@ignore_rule(WARNING, starred=True, effect="the ignore silences nothing")
def check(uses: Sequence[Use]) -> Iterator[Finding]:
    names = rule_names()
    for ignore, _ in uses:
        for name in ignore.rules:
            if name not in names:
                yield unknown_rule(ignore, name, names)
