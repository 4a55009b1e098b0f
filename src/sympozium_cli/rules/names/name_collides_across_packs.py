"""Two packs of one namespace make objects of the same name.

An agent is called `<pack>-<persona>`, so that the persona `b-c` of a pack `a` and the persona `c` of a pack `a-b`
are the same agent, `a-b-c`. Both packs write it over on every pass, and it dies with the pack that made it first.
In the same way the memory of a persona `b-shared` in the pack `a` is the shared memory of a pack `a-b`.

## Bad
```yaml
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - {name: news-lead, systemPrompt: You lead., channels: [slack]}
---
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo-news}
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
```

## Good
```yaml
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Claim, Finding, claim_rule
from sympozium_cli.source import FieldPath


@claim_rule(
    WARNING,
    starred=True,
    effect="both packs write the same objects over and over, and those go when the first of the packs goes",
)
def check(pack: Pack) -> Iterator[Claim]:
    names: dict[str, FieldPath] = {}
    for persona in installed(pack):
        names.setdefault(pack.agent_name(persona), persona.path / "name")
    memory = pack.spec.shared_memory
    if memory and memory.enabled:
        names.setdefault(f"{pack.name}-shared", memory.path)
    for name, path in names.items():
        message = f"another pack makes objects named '{name}' in the same namespace"
        found = Finding(path, message)
        yield Claim((pack.namespace, name), found, "the other pack makes them for this", owner=(pack.kind, pack.name))
