"""A name cannot begin the name of the Service that an agent's memory needs.

Every agent has a memory server behind a Service called `<pack>-<persona>-memory`, and the name of a Service is
stricter than that of an agent: it begins with a letter and has no dots. Such a pack is accepted and looks ready.
But its controller makes the memory's Deployment, fails at the Service, and does not try again; every run then
waits two minutes for its memory and dies.

## Bad
```yaml
metadata: {name: 24x7-ops}
spec:
  agentConfigs:
    - name: watcher
      systemPrompt: You watch.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
```

## Good
```yaml
metadata: {name: ops-24x7}
spec:
  agentConfigs:
    - name: watcher
      systemPrompt: You watch.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.kubernetes_names import why_not_first_in_service, why_not_in_service


@rule(ERROR, starred=True, effect="the pack looks ready, but every run fails after waiting two minutes for its memory")
def check(pack: Pack) -> Iterator[Finding]:
    fault = why_not_first_in_service(pack.name)
    shared = pack.spec.shared_memory
    if fault and not (shared and shared.enabled):
        yield Finding(pack.metadata.path / "name", _message("the pack's name", pack.name, fault))
    for persona in installed(pack):
        fault = why_not_in_service(persona.name)
        if fault:
            yield Finding(persona.path / "name", _message("the persona's name", persona.name, fault))


def _message(what: str, name: str, fault: str) -> str:
    return f"{what} '{name}' {fault}, and the name of a Service cannot"
