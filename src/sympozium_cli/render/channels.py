"""The channels of an agent: the persona's list, each with the persona's settings, else the pack's.

After ensemble_controller.go, where it makes the channel entries of an Agent.
"""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack, Persona, View, Word
from sympozium_cli.render.era import ACCESS_BY_CHANNEL
from sympozium_cli.render.model import taken_entry
from sympozium_cli.render.origin import Traced, because, present, taken

SLACK = "slack"


def channels(pack: Pack, persona: Persona) -> list[Any]:
    """The entries in the persona's order, duplicates kept."""
    return [_channel(pack, persona, name) for name in persona.channels]


def _channel(pack: Pack, persona: Persona, name: Word) -> dict[str, Any]:
    spec = pack.spec
    entry: dict[str, Any] = {
        "type": because(str(name), "", name.path),
        "configRef": {"secret": _secret(pack, persona, name)},
    }
    settings = {
        "accessControl": _access_control(pack, persona, name),
        "triggers": _setting((persona, spec), "channelTriggers", name),
        "slack": _slack(pack, persona) if name == SLACK else None,
    }
    entry |= {key: setting for key, setting in settings.items() if setting is not None}
    return entry | present(
        {key: _pack_setting(spec, f"channel{key[0].upper()}{key[1:]}", name) for key in ("volumes", "volumeMounts")}
    )


def _secret(pack: Pack, persona: Persona, name: str) -> Traced:
    if persona.channel_configs.get(name):
        return taken_entry(persona, "channelConfigs", name)
    if pack.spec.channel_configs.get(name):
        return taken_entry(pack.spec, "channelConfigs", name)
    return because("", f"channelConfigs has no '{name}': the channel gets no credentials", pack.spec.path)


def _access_control(pack: Pack, persona: Persona, name: str) -> Traced | None:
    replaces_all = pack.release < ACCESS_BY_CHANNEL and bool(persona.value.get("channelAccessControl"))
    return _setting((persona,) if replaces_all else (persona, pack.spec), "channelAccessControl", name)


def _setting(owners: tuple[View, ...], key: str, name: str) -> Traced | None:
    """The whole entry of the first owner that has one, even an empty one."""
    for owner in owners:
        if (owner.value.get(key) or {}).get(name) is not None:
            return taken_entry(owner, key, name)
    return None


def _slack(pack: Pack, persona: Persona) -> Traced | None:
    for owner in (persona, pack.spec):
        if owner.value.get("slackOptions") is not None:
            return taken(owner, "slackOptions")
    return None


def _pack_setting(spec: View, key: str, name: str) -> Traced | None:
    return taken_entry(spec, key, name) if (spec.value.get(key) or {}).get(name) else None
