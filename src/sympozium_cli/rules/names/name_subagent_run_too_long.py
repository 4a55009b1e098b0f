"""An agent's name is too long for the runs of its sub-agents.

The skill `subagents` lets a persona start helpers, from v0.10.23 on. Their runs are called
`sub-<run>-<19 digits>-<depth>-<index>`, 28 characters more than the run that starts them, and upstream shortens
them only at 253 although labels and Jobs end at 63. The helpers are created and never get a pod.

That leaves 20 characters for `<pack>-<persona>` where the persona is scheduled or started by the stimulus, 25 where
it follows a sequential edge, and 26 where only channels or people start it. Two of the packs that upstream ships
are longer.

## Bad
```yaml
metadata: {name: code-analysis-team}
spec:
  agentConfigs:
    - name: lead-analyst
      systemPrompt: You analyse code.
      skills: [subagents]
      channels: [slack]
```

## Good
```yaml
metadata: {name: code}
spec:
  agentConfigs:
    - name: analyst
      systemPrompt: You analyse code.
      skills: [subagents]
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the last commits.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.run_names import SUBAGENT, too_long


@rule(ERROR, starred=True, upstream_bug=True, effect="the sub-agents are created but never start, and nothing says so")
def check(pack: Pack) -> Iterator[Finding]:
    return too_long(pack, SUBAGENT)
