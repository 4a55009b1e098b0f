"""A delegated run uses the model of the persona that delegates.

The child run copies everything about the model from the run that calls it: provider, model, base URL, key and
HTTP headers. Of the target it takes the prompt, skills, hooks, environment, timeout and tools. So a persona
that was given a better, cheaper or private model works with the caller's whenever it is called, while its own
scheduled runs use its own.

The finding compares effective settings: the persona's own, else the pack's, else upstream's default.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: gpt-4o-mini
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., model: gpt-4o}
  relationships:
    - {source: lead, target: writer, type: delegation}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: gpt-4o
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
    - {name: writer, systemPrompt: You write., model: gpt-4o}
  relationships:
    - {source: lead, target: writer, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.model import model_settings
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.values.plural import listed


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    effect="delegated runs copy the caller's model, provider, base URL, key and headers",
)
def check(pack: Pack) -> Iterator[Finding]:
    for edge, source, target in live_edges(pack, "delegation"):
        differences = model_settings(pack, source).differences(model_settings(pack, target))
        if differences:
            yield Finding(
                edge.path / "target",
                f"called by '{source.name}', '{target.name}' does not use its own {listed(differences)}",
                remedy="give both personas the same, or start the target with a sequential edge",
                related=(Related(target.path / "name", "its settings are not used"),),
            )
