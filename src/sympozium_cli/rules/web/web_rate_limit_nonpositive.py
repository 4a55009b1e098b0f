"""A rate limit of zero or less is no limit, and no ban either.

Only limits above zero are handed to the endpoint. For any other it takes its own: 60 requests in a minute, and 10 at
once. There is no number for "as many as you like".

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, rateLimit: {requestsPerMinute: 0}}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, rateLimit: {requestsPerMinute: 600, burstSize: 50}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.persona import RateLimit
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, Finding, rule

_DEFAULTS = {"requestsPerMinute": 60, "burstSize": 10}


@rule(INFO, effect="it is not looked at")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        endpoint = persona.web_endpoint
        if endpoint is not None and endpoint.enabled:
            yield from _not_positive(endpoint.rate_limit)


def _not_positive(limit: RateLimit | None) -> Iterator[Finding]:
    if limit is not None:
        for field, default in _DEFAULTS.items():
            number = limit.value.get(field, default)
            if number <= 0:
                yield Finding(
                    limit.path / field,
                    f"a limit has to be above zero, and '{field}' is {number}",
                    effect=f"it is not looked at, and the endpoint takes its own limit, {default}",
                )
