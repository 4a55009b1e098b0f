"""The volumes of a pack and where they are mounted, beside those that the controller brings.

After agentrun_controller.go (the agent's own mounts), agent_controller.go (channels) and policy_enforcer.go
(reserved names).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.view import Many, Text, View
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.release import Release

RESERVED: Final = frozenset(["ipc", "mcp-config", "memory", "sidecar-tools", "skills", "tmp", "workspace"])
"""The names of the controller's own volumes."""

WHATSAPP: Final = "whatsapp"
WHATSAPP_DATA: Final = "whatsapp-data"
"""The volume that the controller gives to the channel `whatsapp`."""

TOOLS_PATH: Final = "/config/sidecar-tools"
"""Where tools are mounted that skills bring along; without such skills nothing is."""

_OWN_PATHS = ("/ipc", "/skills", "/tmp", "/workspace")  # noqa: S108 - a path in a container, not of this machine
_MEMORY_PATH = "/memory"
_MEMORY_CAN_BE_OFF = Release(0, 10, 45)


class Volume(View):
    """A volume of a pod."""

    name = Text()

    @property
    def source(self) -> dict[str, Any]:
        """What it consists of: everything but its name."""
        return {key: value for key, value in self.value.items() if key != "name"}


class Mount(View):
    """Where a volume appears in a container."""

    name = Text()
    mount_path = Text()


class _Storage(View):
    """The part of a spec that speaks of volumes."""

    volumes = Many(Volume)
    volume_mounts = Many(Mount)


def volumes(pack: Pack) -> tuple[Volume, ...]:
    """The volumes of the agents' pods."""
    return _Storage(pack.spec.value, pack.spec.path).volumes


def mounts(pack: Pack) -> tuple[Mount, ...]:
    """The mounts that the agents' containers get: those that name the controller's own volumes are dropped."""
    written = _Storage(pack.spec.value, pack.spec.path).volume_mounts
    return tuple(mount for mount in written if mount.name not in RESERVED)


def all_mounts(pack: Pack) -> tuple[Mount, ...]:
    """The mounts as they are written."""
    return _Storage(pack.spec.value, pack.spec.path).volume_mounts


def channel_volumes(pack: Pack) -> dict[str, tuple[Volume, ...]]:
    """The volumes of the channels' pods, by channel."""
    by_channel = pack.spec.value.get("channelVolumes")
    path = pack.spec.path / "channelVolumes"
    if not isinstance(by_channel, Mapping):
        return {}
    return {
        channel: tuple(
            Volume(item, path / channel / index) for index, item in enumerate(items) if isinstance(item, dict)
        )
        for channel, items in by_channel.items()
        if isinstance(items, list)
    }


def own_paths(pack: Pack) -> frozenset[str]:
    """The paths where the controller may mount something in an agent of the pack."""
    return frozenset((*_OWN_PATHS, TOOLS_PATH, *([_MEMORY_PATH] if _has_memory(pack) else [])))


def _has_memory(pack: Pack) -> bool:
    if pack.release < _MEMORY_CAN_BE_OFF:
        return True
    return any(persona.memory is None or persona.memory.enabled for persona in installed(pack))
