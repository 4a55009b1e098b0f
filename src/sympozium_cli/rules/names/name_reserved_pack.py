"""A pack takes the place of the system's own canary.

From v0.10.12 on, Sympozium keeps a pack called `system-canary` that checks the installation. Scheduled runs of any
pack of that name do the built-in checks instead of what the persona is told, and the SympoziumConfig controller
writes that pack anew. The label `sympozium.ai/canary: "true"` hides a pack from the lists of the API and the web
interface.

## Bad
```yaml
metadata: {name: system-canary}
spec:
  agentConfigs:
    - {name: bird, systemPrompt: You sing., channels: [slack]}
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: bird
      systemPrompt: You sing.
      schedule: {interval: 1h, firstTick: afterInterval, task: Sing.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import is_canary
from sympozium_cli.lint import WARNING, Finding, rule

_LABEL = "sympozium.ai/canary"


@rule(
    WARNING,
    since="0.10.12",
    effect="scheduled runs do built-in checks instead of their task, and the controller writes this pack anew",
)
def check(pack: Pack) -> Iterator[Finding]:
    metadata = pack.metadata
    if is_canary(pack):
        message = "'system-canary' is the name of Sympozium's own canary"
        yield Finding(metadata.path / "name", message, remedy="give the pack another name")
    elif metadata.labels.get(_LABEL) == "true":
        yield Finding(
            metadata.path / "labels" / _LABEL,
            f"the label '{_LABEL}' marks Sympozium's own canary",
            effect="the lists of the API and of the web interface leave this pack out",
            remedy="remove the label",
        )
