"""The token of an MCP server does not arrive.

The token of `authSecret` is handed to the bridge in the environment variable `MCP_AUTH_<NAME>`: the server's
name in capitals, with underscores for dashes. A name with anything but letters, digits, dashes and underscores
makes no proper variable. And `authKey`, which says which key of the Secret holds the token, does nothing where
no `authSecret` is named.

## Bad
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the issues.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for old issues.}
      mcpServers:
        - name: git.tools
          toolsPrefix: gh
          url: http://git.tools.svc:8080/mcp
          authSecret: git-token
```

## Good
```yaml
spec:
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the issues.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for old issues.}
      mcpServers:
        - name: git-tools
          toolsPrefix: gh
          url: http://git.tools.svc:8080/mcp
          authSecret: git-token
          authKey: token
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.persona import McpServer
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import WARNING, Finding, rule

_GOOD = re.compile(r"[A-Za-z0-9_-]*")


@rule(WARNING, effect="the bridge calls the server without the token")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        for server in persona.mcp_servers:
            if server.auth_secret:
                yield from _bad_variable(server)
            elif server.auth_key:
                yield Finding(
                    server.path / "authKey",
                    f"'{server.auth_key}' is a key of no Secret, because authSecret is not there",
                    remedy="name the Secret under authSecret",
                    on_key=True,
                )


def _bad_variable(server: McpServer) -> Iterator[Finding]:
    if not _GOOD.fullmatch(server.name):
        variable = f"MCP_AUTH_{server.name.upper().replace('-', '_')}"
        yield Finding(
            server.path / "name",
            f"the token of '{server.name}' travels as {variable}, which is no proper name of a variable",
            remedy="use letters, digits and '-' in the server's name",
        )
