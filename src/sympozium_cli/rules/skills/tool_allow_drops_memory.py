"""An allow list takes the memory tools away that the prompt tells the agent to use.

Every agent has a memory server, and the runner adds to every prompt that the agent shall call `memory_search`
and `memory_store`. Then it filters the tools, and a list under `allow` without these names removes them. What
is left is what needs no tool: the task and the answer of a run are stored, and what fits a task is put before
it. Most of the packs that upstream ships are like that.

A persona whose memory is off, and one that denies a memory tool by name, is taken to mean it. The runs of
`system-canary` ask no model.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [read_file, fetch_url]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [read_file, fetch_url, memory_search, memory_store, memory_list]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed, is_canary
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.tool_policies import allowed, named
from sympozium_cli.lint.vocabulary.tools import MEMORY_TOOLS


@rule(WARNING, since="0.10.43", effect="its prompt says to call memory_search and memory_store, but they are not there")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in () if is_canary(pack) else installed(pack):
        if allowed(persona) and named(persona).isdisjoint(MEMORY_TOOLS) and _remembers(persona):
            yield Finding(
                allowed(persona)[0].path.parent,
                f"the allow list of '{persona.name}' removes its memory tools",
                remedy="allow memory_search, memory_store and memory_list",
                on_key=True,
            )


def _remembers(persona: Persona) -> bool:
    return persona.memory is None or persona.memory.enabled
