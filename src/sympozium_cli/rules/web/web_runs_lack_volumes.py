"""Requests to a web endpoint are answered without the pack's volumes.

The `volumes` and `volumeMounts` of a pack go into the runs of its personas, but not into those that a web request
starts. What stands on a volume, such as a vault or a licence, is not there for them.

## Bad
```yaml
spec:
  volumes: [{name: archive, emptyDir: {}}]
  volumeMounts: [{name: archive, mountPath: /archive}]
  agentConfigs:
    - {name: lead, systemPrompt: You lead., webEndpoint: {enabled: true}}
```

## Good
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., webEndpoint: {enabled: true}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed, web_endpoint
from sympozium_cli.lint import INFO, Finding, Related, rule
from sympozium_cli.source import FieldPath


@rule(INFO, upstream_bug=True, effect="the runs that a request starts do not have them")
def check(pack: Pack) -> Iterator[Finding]:
    volumes = _volumes(pack)
    for persona in installed(pack):
        endpoint = web_endpoint(persona)
        if volumes is not None and endpoint is not None:
            yield Finding(
                endpoint,
                f"requests to '{persona.name}' are answered without the pack's volumes",
                remedy="let another persona do what needs the volumes",
                related=(Related(volumes, "these"),),
            )


def _volumes(pack: Pack) -> FieldPath | None:
    """Where the pack has volumes or mounts; None where it has neither."""
    fields = [field for field in ("volumeMounts", "volumes") if pack.spec.value.get(field)]
    return pack.spec.path / fields[0] if fields else None
