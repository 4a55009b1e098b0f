"""The name of a hook cannot be part of the name of a container.

A hook runs in a container called `pre-<name>` or `post-<name>`, which Kubernetes takes only with lower-case letters,
digits and `-`, a letter or digit at the end, and 63 characters at most: 59 for the name of a hook before a run, 58
for one after it. Otherwise the pod is refused, and the run stays pending for ever; after the run, it ends as failed.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - {name: Fetch_News, image: registry.example.com/fetch:1}
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
          - {name: fetch-news, image: registry.example.com/fetch:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import hooks
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.hook_names import hook_renaming
from sympozium_cli.values.names import why_not_dns1123_label


@rule(ERROR, starred=True, effect="the pod is refused: the run stays pending, or fails after hooks that never ran")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for placed in hooks(persona):
            fault = why_not_dns1123_label(placed.container)
            if placed.hook.has("name") and fault:
                yield Finding(
                    placed.hook.path / "name",
                    f"the hook's container would be called '{placed.container}', which {fault}",
                    remedy="write lower-case letters, digits and '-'",
                    fix=hook_renaming(placed, hooks(persona)),
                )
