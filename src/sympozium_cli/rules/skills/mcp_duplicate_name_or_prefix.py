"""Two MCP servers of one persona have the same name or the same prefix.

The bridge reads the list of servers before it connects to any. A name or a `toolsPrefix` that comes twice makes
it stop with an error, and because it runs before the agent does, every run of the persona fails.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: grafana, toolsPrefix: g}
        - {name: github, toolsPrefix: g}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the cluster tidy.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look around.}
      mcpServers:
        - {name: grafana, toolsPrefix: grafana}
        - {name: github, toolsPrefix: github}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, Related, rule
from sympozium_cli.source import FieldPath


@rule(ERROR, starred=True, effect="the bridge stops with an error, and every run of the persona fails")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        yield from _repeated(persona)


def _repeated(persona: Persona) -> Iterator[Finding]:
    seen: dict[tuple[str, str], FieldPath] = {}
    for server in persona.mcp_servers:
        for key, text in (("name", server.name), ("toolsPrefix", server.tools_prefix)):
            path = server.path / key
            first = seen.setdefault((key, text), path)
            if text and first is not path:
                yield Finding(
                    path,
                    f"two MCP servers of '{persona.name}' have the {key} '{text}'",
                    remedy=f"give each server a {key} of its own",
                    related=(Related(first, "the first one"),),
                )
                # A server that comes twice as a whole is one fault.
                break
