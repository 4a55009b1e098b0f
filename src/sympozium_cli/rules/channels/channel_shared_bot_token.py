"""One bot speaks for more than one agent.

Every persona has a pod of its own for each of its channels. Where two of them take their credentials from the same
Secret, in one pack or in two, both pods are the same bot, and the chat service does not expect that: Telegram refuses
all of them but one, Slack hands each message to any one of them, and from Discord all of them get all messages, so
that everybody answers.

Personas that name different chats in `allowedChats` can share a bot of Discord: nothing is said about them.

## Bad
```yaml
spec:
  channelConfigs: {telegram: news-telegram}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram]}
    - {name: writer, systemPrompt: You write., channels: [telegram]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [telegram]
      channelConfigs: {telegram: lead-telegram}
    - name: writer
      systemPrompt: You write.
      channels: [telegram]
      channelConfigs: {telegram: writer-telegram}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.bindings import Binding, access_control, bindings, secret_name
from sympozium_cli.lint import WARNING, Claim, Finding, claim_rule
from sympozium_cli.lint.vocabulary.channels import ONE_BOT_TWICE

_ANYWHERE = frozenset({""})


@claim_rule(WARNING, security=True, starred=True, effect="both pods are the same bot, and get in each other's way")
def check(pack: Pack) -> Iterator[Claim]:
    for binding in bindings(pack):
        secret = secret_name(pack, binding)
        if secret and binding.channel in ONE_BOT_TWICE:
            for chat in sorted(_listens_in(pack, binding, secret)):
                key = (pack.namespace, binding.channel, secret, chat)
                owner = (pack.kind, pack.name, binding.persona.name)
                yield Claim(key, _finding(binding), "the same bot", owner=owner)


def _finding(binding: Binding) -> Finding:
    return Finding(
        binding.channel.path,
        f"the {binding.channel} bot of '{binding.persona.name}' speaks for another agent too: they have one Secret",
        effect=ONE_BOT_TWICE[binding.channel],
        remedy=f"bind {binding.channel} in one persona only, or give each a bot of its own",
    )


def _listens_in(pack: Pack, binding: Binding, secret: str) -> frozenset[str]:
    """Chats, and "" for all others; who is not restricted is also in those that a persona beside it names."""
    chats = _named_chats(pack, binding)
    if chats:
        return chats
    beside = (each for each in bindings(pack) if (each.channel, secret_name(pack, each)) == (binding.channel, secret))
    return _ANYWHERE.union(*(_named_chats(pack, each) for each in beside))


def _named_chats(pack: Pack, binding: Binding) -> frozenset[str]:
    access = access_control(pack, binding)
    return frozenset(access.allowed_chats if access else ())
