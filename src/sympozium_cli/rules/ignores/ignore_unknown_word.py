"""A comment for this program begins with a word that it does not know.

There are `# sympozium: ignore[rule] reason` and `# sympozium: ignore-file[rule] reason`. With any other word, such as
`ignored`, `disable` or `noqa`, nothing is silenced.

## Bad
```yaml
spec:
  agentConfigs:
    - name: writer # sympozium: disable[persona-unreachable] people start it by hand
      systemPrompt: You write.
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


@ignore_rule(WARNING, starred=True, effect="the comment silences nothing")
def check(uses: Sequence[Use]) -> Iterator[Finding]:
    for ignore, _ in uses:
        if ignore.word not in WORDS:
            remedy = "write # sympozium: ignore[rule-name] reason"
            yield Finding(
                ROOT, f"'{ignore.word}' is not a word for this program", remedy=remedy, span=ignore.place.span
            )
