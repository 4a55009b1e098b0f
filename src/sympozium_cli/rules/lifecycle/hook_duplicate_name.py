"""Two hooks of one phase have the same name.

A hook's container is called after it, `pre-<name>` or `post-<name>`, and a pod takes no name twice. With two hooks
of one name under `preRun` the Job is refused and the run stays pending for ever. Under `postRun` the Job of the
hooks is refused again and again, until the run's own Job is gone and the run ends as failed.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: fetch, image: registry.example.com/fetch-news:1}
          - {name: fetch, image: registry.example.com/fetch-mail:1}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: fetch-news, image: registry.example.com/fetch-news:1}
          - {name: fetch-mail, image: registry.example.com/fetch-mail:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import PlacedHook, hooks
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, Related, rule


@rule(ERROR, starred=True, effect="the pod is refused: the run stays pending, or fails after hooks that never ran")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        first: dict[str, PlacedHook] = {}
        for placed in hooks(persona):
            earlier = first.setdefault(placed.container, placed)
            if earlier is not placed and placed.hook.name:
                yield Finding(
                    placed.hook.path / "name",
                    f"another {placed.phase}Run hook is called '{placed.hook.name}' too",
                    remedy="give each hook of a phase a name of its own",
                    related=(Related(earlier.hook.path / "name", "the first one"),),
                )
