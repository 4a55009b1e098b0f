"""A channel has no Secret with the credentials of its bot.

The pod of a channel finds its bot's token in the environment, and that is filled from the Secret that
`channelConfigs` names, the pack's or, from v0.10.45, the persona's. Without one the pod is made all the same, ends at
once, and is started again and again. WhatsApp needs no Secret, it is paired by a QR code. A volume of `channelVolumes`
may supply the credentials, so that nothing is said where there is one.

While `enabled` is not true this is only a note, because activating a pack can name the Secret.

## Bad
```yaml
spec:
  enabled: true
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram]}
```

## Good
```yaml
spec:
  channelConfigs: {telegram: news-telegram}
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [telegram]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.bindings import Binding, bindings, secret_name
from sympozium_cli.lint import INFO, WARNING, Finding, Related, rule
from sympozium_cli.lint.vocabulary.channels import CREDENTIALS
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest

_SEVERITY = {True: WARNING, False: INFO}  # by `enabled`


@rule(WARNING, starred=True, effect="the channel's pod ends for lack of credentials, and is restarted without end")
def check(pack: Pack) -> Iterator[Finding]:
    for channel, keys in CREDENTIALS.items():
        without = [each for each in bindings(pack) if each.channel == channel and _lacks_secret(pack, each)]
        if without and not pack.spec.value.get("channelVolumes", {}).get(channel):
            yield _finding(without, keys)._replace(severity=_SEVERITY[pack.spec.enabled])


def _lacks_secret(pack: Pack, binding: Binding) -> bool:
    """Whether there is no Secret; one for a channel spelt differently has a rule of its own."""
    written = {*pack.spec.channel_configs, *binding.persona.channel_configs} - {binding.channel}
    misspelt = any(closest(key, (binding.channel,)) for key in written)
    return not misspelt and not secret_name(pack, binding)


def _finding(without: list[Binding], keys: str) -> Finding:
    first, *others = without
    return Finding(
        first.channel.path,
        f"no Secret has the credentials for {first.channel} of {quoted(each.persona.name for each in without)}",
        remedy=f"put {keys} into a Secret, and its name into channelConfigs, under {first.channel}",
        related=tuple(Related(other.channel.path, "neither for this one") for other in others),
    )
