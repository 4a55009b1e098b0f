"""Findings about volumes that share a name."""

from __future__ import annotations

from sympozium_cli.api.volumes import Volume
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Remove


def twin(earlier: Volume, volume: Volume) -> Finding:
    """The finding that a volume has the name of an earlier one; if they are the same, the fix removes it."""
    found = Finding(
        volume.path / "name",
        f"there is a volume '{volume.name}' already",
        remedy="give it another name",
        related=(Related(earlier.path / "name", "the first one"),),
    )
    if earlier.source != volume.source:
        return found
    fix = Fix("remove the second one", (Remove(volume.path),), safe=True)
    return found._replace(remedy="leave it out: it is the same", fix=fix)
