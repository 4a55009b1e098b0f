"""A persona has a web endpoint, and this cluster has no gateway to reach it by.

The controller makes an HTTPRoute for a web endpoint only where the SympoziumConfig `default` has a gateway that is
enabled and ready; a persona without `hostname` also needs its `baseDomain`. Otherwise it makes the Service and says
nothing.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
--- # in the cluster
kind: SympoziumConfig
metadata: {name: default, namespace: sympozium-system}
spec: {gateway: {enabled: false}}
status: {gateway: {ready: false}}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
--- # in the cluster
kind: SympoziumConfig
metadata: {name: default, namespace: sympozium-system}
spec: {gateway: {enabled: true}}
status: {gateway: {ready: true}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed, web_endpoint
from sympozium_cli.lint import INFO, Finding, cluster_rule
from sympozium_cli.lint.surroundings import Surroundings, inside
from sympozium_cli.lint.vocabulary.policies import RELEASE_NAMESPACE

_CONFIG = ("SympoziumConfig", "default", RELEASE_NAMESPACE)


@cluster_rule(INFO, effect="the endpoint is reached from inside the cluster alone")
def check(pack: Pack, around: Surroundings) -> Iterator[Finding]:
    config = around.find(*_CONFIG)
    gateway, status = inside(config, "spec", "gateway"), inside(config, "status", "gateway")
    known = config is not None or around.lacks(*_CONFIG)
    serves = gateway.get("enabled") is True and status.get("ready") is True
    for persona in installed(pack):
        path = web_endpoint(persona)
        named = persona.web_endpoint is not None and persona.web_endpoint.hostname
        lacking = "no gateway that is ready" if not serves else "" if named else "no baseDomain for its gateway"
        if path is not None and known and lacking and not (serves and gateway.get("baseDomain")):
            yield Finding(path, f"this cluster has {lacking}", remedy="see SympoziumConfig 'default', spec.gateway")
