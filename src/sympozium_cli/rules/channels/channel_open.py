"""Everybody who finds the bot can have an agent run commands or write files.

A channel without `allowedSenders` and `allowedChats` hears everybody. Runs that a message starts have no tool policy
(it is put on other runs only), so that all tools of the agent serve whoever writes. For an agent with commands at its
disposal, say who may use it.

From v0.10.30 the entry of a persona replaces the pack's for that channel; before, a persona with any entry got none of
the pack's.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram], skills: [k8s-ops]}
```

## Good
```yaml
spec:
  channelAccessControl:
    telegram: {allowedSenders: ["48213377"]}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram], skills: [k8s-ops]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.bindings import access_control, bindings
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.vocabulary.channels import CHANNELS
from sympozium_cli.lint.vocabulary.skills import may_run_commands
from sympozium_cli.lint.vocabulary.tools import EXECUTE_COMMAND, WRITERS

_POWERFUL = frozenset((EXECUTE_COMMAND, *WRITERS))


@rule(INFO, security=True, effect="whoever finds the bot has all tools of the agent")
def check(pack: Pack) -> Iterator[Finding]:
    for binding in bindings(pack):
        access = access_control(pack, binding)
        open_to_all = binding.channel in CHANNELS and not (access and access.is_selective)
        if open_to_all and _acts(pack, binding.persona):
            yield Finding(
                binding.channel.path,
                f"everybody in {binding.channel} may have '{binding.persona.name}' run commands or write files",
                remedy=f"say who may: allowedSenders or allowedChats in channelAccessControl, for {binding.channel}",
            )


def _acts(pack: Pack, persona: Persona) -> bool:
    policy = persona.tool_policy
    return may_run_commands(pack, persona) or (policy is not None and not _POWERFUL.isdisjoint(policy.allow))
