"""`authRefs` or `baseURL` stands beside a `modelRef`, and nobody uses it.

A Model of the cluster has an address of its own and asks for no key, so the controller leaves both out for every
persona that it answers. They matter only to personas with a `provider` of their own, and there are none.

## Bad
```yaml
spec:
  modelRef: qwen3-8b
  authRefs:
    - {provider: openai, secret: openai-api}
  enabled: true
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
  enabled: true
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
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, Related, rule


@rule(INFO, effect="nothing uses it: the Model has an address of its own and needs no key")
def check(pack: Pack) -> Iterator[Finding]:
    spec = pack.spec
    if not spec.model_ref or any(persona.provider for persona in installed(pack)):
        return
    for key in ("authRefs", "baseURL"):
        if spec.value.get(key):
            yield Finding(
                spec.path / key,
                f"modelRef leaves {key} without use",
                remedy="remove it, or give a persona a provider of its own",
                related=(Related(spec.path / "modelRef", "answers every persona"),),
                on_key=True,
            )
