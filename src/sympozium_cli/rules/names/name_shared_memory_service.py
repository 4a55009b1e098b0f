"""A pack's name cannot name the Service of its shared memory.

From v0.9.0 on, the shared memory of a pack is a server behind a Service called `<pack>-shared-memory`. A Service's
name begins with a letter, has no dots, and has at most 63 characters, which leaves 49 for the pack. Otherwise the
Service is refused after the agents have been made: the phase becomes `Error`, and every run waits for the shared
memory and fails. A first digit or a dot keeps the agents from their own memory too.

## Bad
```yaml
metadata: {name: 3rd-line-support}
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: helper
      systemPrompt: You help.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for questions.}
```

## Good
```yaml
metadata: {name: third-line-support}
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: helper
      systemPrompt: You help.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for questions.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, Related, rule
from sympozium_cli.lint.faults.kubernetes_names import why_not_first_in_service
from sympozium_cli.values.names import MAX_LABEL

_MOST = MAX_LABEL - len("-shared-memory")


@rule(ERROR, effect="once enabled, the phase becomes Error after the agents are made, and every run fails")
def check(pack: Pack) -> Iterator[Finding]:
    shared = pack.spec.shared_memory
    fault = why_not_first_in_service(pack.name) or _why_too_long(pack.name)
    if shared and shared.enabled and fault:
        yield Finding(
            pack.metadata.path / "name",
            f"the pack's name '{pack.name}' {fault}, and the Service of its shared memory is called after it",
            related=(Related(shared.path, "the shared memory is asked for here"),),
        )


def _why_too_long(name: str) -> str:
    """What is too long about the name; one that is too long for its own labels has a rule for that."""
    return f"has more than {_MOST} characters" if _MOST < len(name) <= MAX_LABEL else ""
