"""An ignore does not say which rule it is about.

Ignores name their rules in brackets, so that they accept one known finding and not whatever comes later.

## Bad
```yaml
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      channels: [slack] # sympozium: ignore
```

## Good
```yaml
spec:
  agentConfigs:
    - name: writer # sympozium: ignore[persona-unreachable] people start it by hand
      systemPrompt: You write.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.lint import WARNING, Finding, ignore_rule
from sympozium_cli.lint.ignores import WORDS
from sympozium_cli.lint.silence import Use
from sympozium_cli.source import ROOT


@ignore_rule(WARNING, starred=True, effect="the ignore silences nothing")
def check(uses: Sequence[Use]) -> Iterator[Finding]:
    for ignore, _ in uses:
        if ignore.word in WORDS and not ignore.rules:
            remedy = "name the rules in brackets: # sympozium: ignore[rule-name] reason"
            yield Finding(ROOT, "this ignore names no rule", remedy=remedy, span=ignore.place.span)
