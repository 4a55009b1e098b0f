"""An ignore silences nothing.

`# sympozium: ignore[rule] reason` accepts a finding of that rule on its own line, or on the next line of YAML where it
stands alone. Where the rule finds nothing there (any more), the ignore only waits for the day on which it hides a
fault that nobody has looked at.

## Bad
```yaml
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      schedule:
        interval: 1h # sympozium: ignore[interval-unknown] hourly is what we want
        firstTick: afterInterval
        task: Write.
```

## Good
```yaml
spec:
  agentConfigs:
    - name: writer
      systemPrompt: You write.
      schedule:
        interval: 45m # sympozium: ignore[interval-unknown] hourly is what we want
        firstTick: afterInterval
        task: Write.
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.lint import WARNING, Finding, ignore_rule
from sympozium_cli.lint.faults.acceptances import fix_without
from sympozium_cli.lint.silence import Use
from sympozium_cli.rules import CLUSTER_TOPIC, rule_names
from sympozium_cli.rules.index import TOPICS
from sympozium_cli.source import ROOT
from sympozium_cli.values.plural import quoted


@ignore_rule(WARNING, starred=True, effect="nothing is silenced now, and a later fault there would be")
def check(uses: Sequence[Use]) -> Iterator[Finding]:
    # What a cluster has today it may lack tomorrow.
    known = set(rule_names()).difference(TOPICS[CLUSTER_TOPIC][1])
    for ignore, unused in uses:
        idle = tuple(name for name in unused if name in known)
        if idle:
            message = f"nothing to ignore here for {quoted(idle)}"
            yield Finding(ROOT, message, remedy="take it away", span=ignore.place.span, fix=fix_without(ignore, idle))
