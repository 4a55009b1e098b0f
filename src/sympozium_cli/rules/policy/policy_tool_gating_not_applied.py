"""The tool rules of a policy do not reach personas that allow no tools by name.

The guide says that a persona without `toolPolicy` inherits the rules of `policyRef`. The part that would write them
into runs, a mutating webhook, is not installed, and `defaultAction` and `ask` are read by no code at all. What is
left is a check of `toolPolicy.allow`: a persona without such a list passes it and keeps every tool. Under
`network-isolated` it goes on fetching from the internet.

Of a policy that is not built in nobody can say offline whether it has rules for tools: there this is only a note.

## Bad
```yaml
spec:
  policyRef: network-isolated
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  policyRef: network-isolated
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      toolPolicy: {deny: [fetch_url]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import INFO, WARNING, Finding, rule
from sympozium_cli.lint.credentials import mentioned
from sympozium_cli.lint.vocabulary.policies import Policy, built_in_policy
from sympozium_cli.values.plural import quoted

_SEVERITIES = {True: INFO, False: WARNING}  # by whether nobody knows the rules of the policy


@rule(
    WARNING,
    security=True,
    starred=True,
    upstream_bug=True,
    effect="the policy's rules for tools are not applied to them",
)
def check(pack: Pack) -> Iterator[Finding]:
    policy = built_in_policy(pack)
    if not pack.spec.policy_ref or (policy is not None and not _gates(policy)):
        return
    open_to_all = [persona.name for persona in installed(pack) if _is_open(persona, policy)]
    if open_to_all:
        yield Finding(
            pack.spec.path / "policyRef",
            f"policy {mentioned(pack.spec.policy_ref)} does not restrict the tools of {quoted(open_to_all)}",
            remedy="write toolPolicy.allow, or deny the tools, in those personas",
            severity=_SEVERITIES[policy is None],
        )


def _gates(policy: Policy) -> bool:
    """Whether the policy lets runs come to pass, and denies them a tool."""
    return bool(policy.denied_tools) and not policy.needs_sandbox


def _is_open(persona: Persona, policy: Policy | None) -> bool:
    rules = persona.tool_policy
    if rules is None:
        return True
    denied = frozenset(rules.deny)
    is_closed = denied.issuperset(policy.denied_tools) if policy is not None else denied
    return not rules.allow and not is_closed
