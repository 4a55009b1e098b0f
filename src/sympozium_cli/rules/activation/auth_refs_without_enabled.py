"""`authRefs` is set, but `enabled` is not, so that nothing is switched on.

`spec.enabled` is the only switch. A pack that names Secrets and leaves it out stays Inactive, and it is worse than
idle: on every look at a disabled pack the controller deletes those Secrets of `authRefs` that it takes for its own.
They are the ones labelled `sympozium.ai/ensemble` with the pack's name, and those named `<pack>-credentials` or
`<pack>-...-key`, whoever made them. Up to v0.10.34 it also takes `authRefs` out of the pack again.

A pack that says `enabled: false` means it, and gets no more than a note, unless a Secret is about to be deleted.

## Bad
```yaml
metadata: {name: demo}
spec:
  authRefs:
    - {provider: openai, secret: demo-openai-key}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
metadata: {name: demo}
spec:
  enabled: true
  authRefs:
    - {provider: openai, secret: openai-api}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, WARNING, Finding, Fix, Related, Replace, rule
from sympozium_cli.lint.faults.authentication import deleted_secrets, effect_of_waiting

# By whether `enabled` is said, and whether a Secret is deleted.
_SEVERITIES = {(False, False): WARNING, (False, True): WARNING, (True, False): INFO, (True, True): WARNING}


@rule(WARNING, starred=True, effect="no agent is made")
def check(pack: Pack) -> Iterator[Finding]:
    spec = pack.spec
    if spec.auth_refs and not spec.enabled:
        lost = deleted_secrets(pack)
        yield Finding(
            spec.path / "authRefs",
            "authRefs is set, and the pack is not enabled",
            effect=effect_of_waiting(pack),
            remedy="write enabled: true, or leave authRefs out until the pack is activated",
            related=tuple(Related(reference.path / "secret", "deleted, for its name") for reference in lost),
            fix=Fix("write enabled: true", (Replace(spec.path / "enabled", "true"),)),
            severity=_SEVERITIES[spec.has("enabled"), bool(lost)],
            on_key=True,
        )
