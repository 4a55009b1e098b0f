"""A web endpoint is described, but not enabled.

With `enabled: false` the controller does not read the rest of `webEndpoint`.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [slack]
      webEndpoint: {enabled: false, hostname: lead.example.com}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule


@rule(INFO, effect="nobody reads it: this block makes no endpoint")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        endpoint = persona.web_endpoint
        if endpoint is not None and endpoint.value.get("enabled") is False:
            for field in ("hostname", "rateLimit"):
                if endpoint.value.get(field):
                    yield Finding(
                        endpoint.path / field,
                        f"'{field}' is set for a web endpoint that is not enabled",
                        remedy="write enabled: true, or take it away",
                        on_key=True,
                    )
