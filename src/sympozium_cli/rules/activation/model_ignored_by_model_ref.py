"""A persona says a model, and the pack's `modelRef` replaces it.

`modelRef` names a Model of the cluster, which answers every persona without a provider of its own. Its name is sent
as the model, whatever the persona says. With a `provider` the persona keeps its model, and leaves the Model alone.

## Bad
```yaml
spec:
  modelRef: qwen3-8b
  agentConfigs:
    - name: lead
      model: gpt-4o
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
from sympozium_cli.api.model import model_ref
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(WARNING, starred=True, effect="its runs use the model of modelRef")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        if persona.model and model_ref(pack, persona) not in ("", persona.model):
            yield Finding(
                persona.path / "model",
                f"the model of '{persona.name}' is replaced by modelRef",
                remedy="remove it, or give the persona a provider of its own",
                related=(Related(pack.spec.path / "modelRef", "used instead"),),
            )
