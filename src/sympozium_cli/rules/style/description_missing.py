"""A pack has no `description`, `category` or `version`.

The terminal and the web interface list packs with these three. Without them people choose by the name alone, and
cannot tell an old copy from a new one.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  description: Plans the next step of the team, every hour.
  category: planning
  version: "1.0.0"
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
from sympozium_cli.values.plural import listed


@rule(INFO, effect="the lists of packs show nothing there")
def check(pack: Pack) -> Iterator[Finding]:
    missing = [key for key in ("description", "category", "version") if not pack.spec.value.get(key)]
    if missing:
        remedy = f"write {listed(missing)}"
        yield Finding(pack.spec.path, f"the pack has no {listed(missing, 'or')}", remedy=remedy, on_key=True)
