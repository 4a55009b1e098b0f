"""Findings about the names of volumes: reserved ones, and mounts that lead nowhere, with what to write."""

from __future__ import annotations

from sympozium_cli.api import Pack
from sympozium_cli.api.volumes import Mount, Volume, all_mounts, volumes
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.values.similar import closest


def reserved(pack: Pack, volume: Volume) -> Finding:
    """The finding that a volume has one of the controller's names; the fix renames it, with its mounts."""
    better = f"own-{volume.name}"
    found = Finding(
        volume.path / "name",
        f"the controller has a volume '{volume.name}' of its own",
        remedy=f"call it something else, such as '{better}'",
    )
    if sum(other.name in (volume.name, better) for other in volumes(pack)) > 1:
        return found
    named = (volume, *(mount for mount in all_mounts(pack) if mount.name == volume.name))
    edits = tuple(Replace(view.path / "name", yaml_text(better)) for view in named)
    return found._replace(fix=Fix(f"call it '{better}'", edits))


def no_volume(pack: Pack, mount: Mount) -> Finding:
    """The finding that a mount names no volume, with the one that was probably meant."""
    path = mount.path / "name"
    names = {volume.name: volume for volume in reversed(volumes(pack))}
    found = Finding(path, f"the pack has no volume '{mount.name}'")
    meant = closest(mount.name, names)
    if meant is None:
        return found._replace(remedy="add it to spec.volumes, or remove the mount")
    fix = Fix(f"write '{meant}'", (Replace(path, yaml_text(meant)),))
    return found._replace(suggestion=meant, suggested_at=names[meant].path / "name", fix=fix)
