"""What a hook could be called so that its container may be called after it."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.api.lifecycle import PlacedHook
from sympozium_cli.lint.fix import Fix, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.values.names import MAX_LABEL, as_dns1123


def hook_renaming(placed: PlacedHook, others: Iterable[PlacedHook]) -> Fix | None:
    """The fix that spells the hook's name so that Kubernetes takes it; None where nothing is left, or it is taken."""
    room = MAX_LABEL - len(placed.phase) - 1
    spelt = (as_dns1123(placed.hook.name) or "").replace(".", "-")
    better = spelt[:room].rstrip("-")
    taken = {other.hook.name for other in others if other.phase == placed.phase}
    if not better or better in taken:
        return None
    return Fix(f"write '{better}'", (Replace(placed.hook.path / "name", yaml_text(better)),), safe=better == spelt)
