"""A tool policy names a tool that does not exist.

The runner compares the names letter by letter with the tools that the agent has. A name under `deny` that
fits none denies nothing. A name under `allow` allows nothing, and if the whole list is made of such names, the
agent has no tools at all. `grep_search`, which a guide and many packs list, has never been a tool.

The tools of the runner are `execute_command`, `read_file`, `write_file`, `edit_file` (from v0.10.44),
`list_directory`, `send_channel_message`, `fetch_url`, `schedule_task`, `delegate_to_persona`,
`spawn_subagents`, `memory_search`, `memory_store`, `memory_list`, `workflow_memory_search`,
`workflow_memory_store` and `workflow_memory_list`. The tools of an MCP server begin with its `toolsPrefix` and
an underscore, and are not checked further. A persona with a SkillPack of your own is not checked, because a
SkillPack can bring tools.

## Bad
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [read_file, grep_search, memory_search, memory_store]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: reader
      systemPrompt: You read.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read what is new.}
      toolPolicy: {allow: [read_file, memory_search, memory_store]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule
from sympozium_cli.lint.faults.unknown_tools import unknown_tools


@rule(WARNING, starred=True, since="0.10.43", effect="the name allows nothing and denies nothing")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        yield from unknown_tools(pack, persona)
