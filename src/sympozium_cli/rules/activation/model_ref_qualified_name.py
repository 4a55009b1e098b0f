"""A `modelRef` names the namespace of the Model, and the agents send that as part of the model's name.

`modelRef: models/qwen3-8b` finds the Model `qwen3-8b` in the namespace `models`. But the whole text is what the
agents ask the server for, and a server that looks at names knows no `models/qwen3-8b`. Without a namespace the Model
is looked for beside the pack, and then in `sympozium-system`.

## Bad
```yaml
spec:
  modelRef: models/qwen3-8b
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30m
```

## Good
```yaml
spec:
  modelRef: qwen3-8b
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      runTimeout: 30m
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.credentials import mentioned


@rule(INFO, effect="the agents ask the server for a model of that whole name, which many servers refuse")
def check(pack: Pack) -> Iterator[Finding]:
    reference = pack.spec.model_ref
    if "/" in reference:
        yield Finding(
            pack.spec.path / "modelRef",
            f"{mentioned(reference)} names a namespace too",
            remedy="have the Model in the pack's namespace or in sympozium-system, and write its name alone",
        )
