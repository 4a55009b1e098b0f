"""Hooks after a run may get no time, because the run may be longer than ten minutes.

The ten minutes that hooks under `postRun` may take are counted from the start of the run that they follow, not from
its end. A run that took longer has used them up: the Job with the hooks is stopped when the controller first looks
at it. If one of the hooks is a gate, it has given no verdict then, and `gateDefault` decides: `block`, which is the
default, keeps the answer back.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        postRun:
          - {name: upload, image: registry.example.com/upload:1}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      runTimeout: 8m
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        postRun:
          - {name: upload, image: registry.example.com/upload:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import POST_RUN_LIMIT, blocks, lifecycles
from sympozium_cli.api.workflow import run_timeout
from sympozium_cli.lint import ERROR, WARNING, Finding, Related, rule

_SEVERITY = {True: ERROR, False: WARNING}  # by whether a gate blocks
_EFFECT = {True: "after a longer run the gate gives no verdict, and the answer is blocked", False: ""}


@rule(WARNING, starred=True, effect="after a run of more than ten minutes the hooks are stopped at once")
def check(pack: Pack) -> Iterator[Finding]:
    for persona, lifecycle in lifecycles(pack):
        if lifecycle.post_run and run_timeout(persona) > POST_RUN_LIMIT:
            yield Finding(
                persona.path / "runTimeout",
                f"runs of '{persona.name}' may take {persona.run_timeout}, and leave its postRun hooks no time",
                effect=_EFFECT[blocks(lifecycle)],
                remedy="stay well below 10m, or let the agent itself do the work of the hooks",
                related=(Related(lifecycle.path / "postRun", "these hooks"),),
                severity=_SEVERITY[blocks(lifecycle)],
            )
