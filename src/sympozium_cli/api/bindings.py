"""Which personas answer on which channels, and what each of them gets there.

After ensemble_controller.go, where it makes the channel entries of an Agent.
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.api.channels import AccessControl
from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.view import Word
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.release import Release

_ACCESS_BY_CHANNEL = Release(0, 10, 30)


class Binding(NamedTuple):
    """A channel of a persona."""

    persona: Persona
    channel: Word


def bindings(pack: Pack) -> tuple[Binding, ...]:
    """The channels of all installed personas; one that is listed twice counts once."""
    return tuple(Binding(persona, channel) for persona in installed(pack) for channel in _once(persona.channels))


def secret_name(pack: Pack, binding: Binding) -> str:
    """The name of the Secret with the channel's credentials: the persona's, else the pack's; empty for none."""
    own = binding.persona.channel_configs.get(binding.channel, "")
    return own or pack.spec.channel_configs.get(binding.channel, "")


def access_control(pack: Pack, binding: Binding) -> AccessControl | None:
    """Who may use the channel: the persona's entry, else the pack's; None where everybody may.

    Before v0.10.30 a persona that has any entry gets none of the pack's.
    """
    own = binding.persona.channel_access_control
    if own and pack.release < _ACCESS_BY_CHANNEL:
        return own.get(binding.channel)
    return own.get(binding.channel) or pack.spec.channel_access_control.get(binding.channel)


def _once(channels: tuple[Word, ...]) -> tuple[Word, ...]:
    firsts: dict[str, Word] = {}
    for channel in channels:
        firsts.setdefault(channel, channel)
    return tuple(firsts.values())
