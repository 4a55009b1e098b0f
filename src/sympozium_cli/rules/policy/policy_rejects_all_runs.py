"""A policy demands a sandbox that no run of a pack can have, so that none is ever admitted.

The built-in policy `restrictive` requires a sandbox. A webhook refuses every run without `sandbox.enabled`, and
whoever makes runs for a pack, the schedules, the channels, the hand-overs and the delegations, does not set it; a
pack has no field for it. The webhook that used to add it has not been installed since v0.8.4. Schedules try again
every 30 seconds, and only the controller's log says why nothing happens.

## Bad
```yaml
spec:
  policyRef: restrictive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  policyRef: permissive
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.vocabulary.policies import built_in_policy


@rule(
    ERROR,
    starred=True,
    upstream_bug=True,
    effect="a webhook refuses every run of the pack, and only the controller's log says so",
)
def check(pack: Pack) -> Iterator[Finding]:
    policy = built_in_policy(pack)
    if policy is not None and policy.needs_sandbox:
        yield Finding(
            pack.spec.path / "policyRef",
            f"policy '{pack.spec.policy_ref}' demands a sandbox, which no run of a pack has",
            remedy="bind another policy, such as network-isolated, and restrict the tools in toolPolicy",
        )
