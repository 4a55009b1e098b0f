"""What the volumes of a pack are made of, as far as it must be in the namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import channel_volumes, volumes
from sympozium_cli.lint.surroundings import inside
from sympozium_cli.source import FieldPath

_NAMES = (
    ("persistentVolumeClaim", "claimName", "PersistentVolumeClaim"),
    ("configMap", "name", "ConfigMap"),
    ("secret", "secretName", "Secret"),
)
_CLASS = "secretProviderClass"


class Source(NamedTuple):
    """An object that a volume needs, and where it is named."""

    kind: str
    name: str
    path: FieldPath


def volume_sources(pack: Pack) -> Iterator[Source]:
    """The objects that the volumes of agents and channels need; what is optional is left out."""
    all_volumes = [*volumes(pack), *(one for listed in channel_volumes(pack).values() for one in listed)]
    for volume in all_volumes:
        for key, name, kind in _NAMES:
            part = inside(volume.value, key)
            if isinstance(part.get(name), str) and part.get("optional") is not True:
                yield Source(kind, part[name], volume.path / key / name)
        given = inside(volume.value, "csi", "volumeAttributes").get(_CLASS)
        if isinstance(given, str):
            yield Source("SecretProviderClass", given, volume.path / "csi" / "volumeAttributes" / _CLASS)
