"""Fields that a release drops and a later one obeys, and the one that switches the pack on."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.convert.change import At, Pair, change
from sympozium_cli.values.release import Release

_WANTS_ENABLED = Release(0, 0, 53)


@change(now="{new} knows the field, and it takes effect", keep="remove the field")
def dropped_field(pair: Pair) -> Iterator[At]:
    """Pruned by the old CustomResourceDefinition (config/crd/bases)."""
    for path in pair.revived:
        yield At(path, was=f"{pair.old.release} does not know '{path[-1]}' and dropped it")


@change(
    now="nothing is made before enabled is true",
    keep="sympozium pack convert --activate writes enabled: true; --inactive says that this is meant",
)
def activation(pair: Pair) -> Iterator[At]:
    """Packs were active by existing up to v0.0.52 (personapack_controller.go)."""
    if pair.old.kind != "PersonaPack" or pair.new.spec.has("enabled"):
        return
    if pair.old.release < _WANTS_ENABLED:
        yield At(pair.old.spec.path, was=f"{pair.old.release} started every pack that was applied")
    elif pair.assumed:
        yield At(pair.old.spec.path, was="up to v0.0.52 a pack without 'enabled' was active, later it was not")
