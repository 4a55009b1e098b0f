"""A persona is allowed a tool that the pack's policy denies, and its runs are refused for it.

A run carries the persona's `toolPolicy`. The webhook compares its `allow` with the rules of the policy, and one
denied tool on that list is enough to refuse the run; the tool is not just left out. Before v0.10.43 runs do not carry
the persona's `toolPolicy`.

Looked at are the built-in policies: `network-isolated` denies `fetch_url`, `restrictive` also `write_file`.

## Bad
```yaml
spec:
  policyRef: network-isolated
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      toolPolicy: {allow: [read_file, fetch_url]}
```

## Good
```yaml
spec:
  policyRef: network-isolated
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      toolPolicy: {allow: [read_file, memory_search, memory_store, memory_list]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint import ERROR, Finding, Related, rule
from sympozium_cli.lint.vocabulary.policies import built_in_policy


@rule(ERROR, starred=True, since="0.10.43", effect="a webhook refuses every run that carries this list")
def check(pack: Pack) -> Iterator[Finding]:
    policy = built_in_policy(pack)
    for persona in installed(pack):
        for tool in persona.tool_policy.allow if persona.tool_policy is not None else ():
            if policy is not None and tool in policy.denied_tools:
                yield Finding(
                    tool.path,
                    f"policy '{pack.spec.policy_ref}' denies '{tool}'",
                    remedy="take the tool off the list, or bind another policy",
                    related=(Related(pack.spec.path / "policyRef", "bound here"),),
                )
