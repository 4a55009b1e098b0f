"""An allow list takes the tools of the shared memory away.

With `sharedMemory` enabled every agent gets `workflow_memory_search` and `workflow_memory_list`, and
`workflow_memory_store` unless an access rule makes it read only. A list under `allow` without these names
removes them again: the shared memory is there, with its volume and its server, but all that the persona sees of it is
what Sympozium itself puts into the prompt.
A list that has some of them, but not `workflow_memory_store` for a persona that may write, is a remark.

A persona that denies one of these tools by name is taken to mean it.

## Bad
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [read_file, memory_search, memory_store]}
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: reader, target: writer, type: sequential}
```

## Good
```yaml
spec:
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy:
        allow: [read_file, memory_search, memory_store, workflow_memory_search, workflow_memory_store]
    - {name: writer, systemPrompt: You write.}
  relationships:
    - {source: reader, target: writer, type: sequential}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona, SharedMemory
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import allowed, named
from sympozium_cli.lint.vocabulary.tools import WORKFLOW_MEMORY_STORE, WORKFLOW_MEMORY_TOOLS
from sympozium_cli.values.plural import listed

# By whether the persona may write.
_TOOLS = {
    True: ("workflow_memory_search", "workflow_memory_list", WORKFLOW_MEMORY_STORE),
    False: ("workflow_memory_search", "workflow_memory_list"),
}


@rule(WARNING, starred=True, since="0.10.43", effect="the model can neither search the shared memory nor add to it")
def check(pack: Pack) -> Iterator[Finding]:
    memory = pack.spec.shared_memory
    if memory is None or not memory.enabled:
        return
    for persona in installed(pack):
        if not allowed(persona):
            continue
        missing = _TOOLS[_may_write(memory, persona)]
        if named(persona).isdisjoint(WORKFLOW_MEMORY_TOOLS):
            yield _finding(persona, "removes the tools of the shared memory", f"add {listed(missing)} to the list")
        elif WORKFLOW_MEMORY_STORE in missing and WORKFLOW_MEMORY_STORE not in named(persona):
            yield _finding(
                persona, "lets it read the shared memory, not write to it", "add workflow_memory_store to the list"
            )._replace(severity=INFO, effect="the persona reads the shared memory and adds nothing")


def _finding(persona: Persona, does: str, remedy: str) -> Finding:
    place = allowed(persona)[0].path.parent
    return Finding(place, f"the allow list of '{persona.name}' {does}", remedy=remedy, on_key=True)


def _may_write(memory: SharedMemory, persona: Persona) -> bool:
    """Without a rule a persona may write; of several rules the first one counts (agentrun_pod_mutators.go)."""
    rules = [rule.access for rule in memory.access_rules if rule.persona == persona.name]
    return rules[:1] != ["read-only"]
