"""The tool filter of an MCP server names tools with the prefix, and is compared without it.

`toolsAllow` and `toolsDeny` of a server are applied to the names that the server itself gives, before
`toolsPrefix` is put before them. `gh_list_issues` there is a tool that a server with the prefix `gh` would show
as `gh_gh_list_issues`. The prefix belongs into `toolPolicy`, which sees the whole name.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the issues.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for old issues.}
      mcpServers:
        - {name: github, toolsPrefix: gh, toolsAllow: [gh_list_issues]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the issues.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for old issues.}
      mcpServers:
        - {name: github, toolsPrefix: gh, toolsAllow: [list_issues]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, Fix, Replace, rule
from sympozium_cli.lint.scalar import yaml_text


@rule(WARNING, effect="unless the server's own name for a tool begins so, the entry fits no tool")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for server in persona.mcp_servers:
            prefix = f"{server.tools_prefix}_"
            for name in (*server.tools_allow, *server.tools_deny):
                bare = name.removeprefix(prefix)
                if bare and bare != name:
                    yield Finding(
                        name.path,
                        f"'{name}' begins with the prefix of '{server.name}', and is compared without it",
                        remedy=f"write '{bare}'",
                        fix=Fix(f"write '{bare}'", (Replace(name.path, yaml_text(bare)),)),
                    )
