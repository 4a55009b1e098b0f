"""The hooks of a persona may do more in the cluster than hooks need.

What `lifecycle.rbac` allows is not granted to the hooks alone. It is bound to `sympozium-agent`, the service account
that all agents of the namespace share, so that while a run exists, every agent there may do it too, prompted by
whatever it reads. With `*`, with Secrets, or with roles, that is a way to everything in the namespace.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        rbac:
          - {apiGroups: [""], resources: [secrets], verbs: [get]}
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        rbac:
          - {apiGroups: [""], resources: [configmaps], verbs: [get]}
        preRun:
          - {name: fetch, image: registry.example.com/fetch:1}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.lifecycle import lifecycles
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.values.plural import quoted

_BROAD = frozenset(["*", "rolebindings", "roles", "secrets"])


@rule(INFO, security=True, effect="while a run exists, every agent pod of the namespace may do the same")
def check(pack: Pack) -> Iterator[Finding]:
    for persona, lifecycle in lifecycles(pack):
        for grant in lifecycle.rbac:
            broad = [word for word in (*grant.verbs, *grant.resources) if word in _BROAD]
            if broad:
                yield Finding(
                    broad[0].path,
                    f"the hooks of '{persona.name}' are allowed {quoted(broad)}",
                    remedy="name the verbs and the resources that the hooks need; mount a Secret, or use valueFrom",
                )
