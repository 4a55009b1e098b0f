"""The Secret with HTTP headers for the model provider is not there.

Every key of the Secret becomes a header of the requests to the provider. Where the Secret is not there, the
controller writes a line to its log and starts the run without the headers, which a gateway then refuses.

## Bad
```yaml
spec:
  enabled: true
  baseURL: https://gateway.example.com/v1
  providerHeadersSecretRef: headers
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: gpt-4o
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: header}
data: {X-Team: eA==}
```

## Good
```yaml
spec:
  enabled: true
  baseURL: https://gateway.example.com/v1
  providerHeadersSecretRef: headers
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      model: gpt-4o
      runTimeout: 30m
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
--- # in the cluster
kind: Secret
metadata: {name: headers}
data: {X-Team: eA==}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import WARNING, Finding, cluster_rule
from sympozium_cli.lint.faults.missing_secrets import missing
from sympozium_cli.lint.surroundings import Surroundings


@cluster_rule(WARNING, starred=True, effect="requests to the provider go without the headers")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    named = [(pack.spec.path, pack.spec.provider_headers_secret_ref)]
    named += [(persona.path, persona.provider_headers_secret_ref) for persona in pack.personas]
    for path, secret in named:
        yield from missing(path / "providerHeadersSecretRef", secret, around)
