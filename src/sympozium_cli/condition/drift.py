"""Where the objects in the cluster differ from what the controllers would make of the pack today.

What a controller writes again and again comes back by itself; what it makes once stays as it is. Fields are compared
only for releases whose controllers replace the whole spec of an agent; for older ones it is known what the controller
of packs makes, and so what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sympozium_cli.activation.state import name_of
from sympozium_cli.change.plan import settled_state
from sympozium_cli.change.reconcile import SINCE, waits_for_model
from sympozium_cli.change.state import Objects
from sympozium_cli.cluster.port import Object
from sympozium_cli.condition.scene import Scene
from sympozium_cli.render.engine import pack_objects
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.run_spec import RUN
from sympozium_cli.render.schedule import KIND as SCHEDULE
from sympozium_cli.render.stored import stored
from sympozium_cli.source import ROOT, FieldPath

CONVERGES: Final = "converges"
"""The controller puts it right when it next looks."""
CREATE_ONLY: Final = "create-only"
"""The controller made it once, and leaves it alone: delete it to have it made anew."""
MISSING: Final = "missing"
"""It should be there, and is not."""

_POINTERS: Final = frozenset(("autoStore", "autoStoreMemory", "optional"))
_OF_THE_ENVIRONMENT: Final = frozenset(("observability", "image", "env"))
"""What depends on the controller's environment, and is not compared where that cannot be seen."""
_CHANGES_BY_ITSELF: Final = frozenset(("ConfigMap", RUN, "ServiceAccount"))
"""Runs rewrite the memory, and webhooks may rewrite runs."""
_UNSUSPENDED: Final = frozenset(("suspend",))


class FieldDrift(NamedTuple):
    """A field with another value: the one that is there, and the one that the controller would write."""

    path: FieldPath
    present: Any
    wanted: Any


class Drift(NamedTuple):
    """An object that is not as it would be made.

    Args:
        kind: CONVERGES, CREATE_ONLY or MISSING.
        key: kind and name of the object.
        fields: what differs; () for an object that is missing.
    """

    kind: str
    key: str
    fields: tuple[FieldDrift, ...] = ()


def drifts(scene: Scene) -> tuple[Drift, ...]:
    """The objects that differ, by their names; none where the controllers do not get through with the pack."""
    pack = scene.pack
    stopped = scene.stops or waits_for_model(pack, scene.around)
    if stopped or not pack.spec.enabled or scene.live.value["metadata"].get("deletionTimestamp"):
        return ()
    if not compares_fields(scene):
        return tuple(_missing(pack_objects(pack, scene.around), scene))
    state = settled_state(pack, scene.around)
    return () if state.crashed else tuple(_of(state.objects, scene))


def compares_fields(scene: Scene) -> bool:
    """Whether it is known what the controllers of the release write anew, and what they leave."""
    return scene.pack.release >= SINCE


def _missing(wanted: Iterable[Manifest], scene: Scene) -> Iterator[Drift]:
    """What the controller of packs makes, and is not there."""
    present, unseen = _present(scene), _unseen(scene)
    for key in sorted(manifest.key for manifest in wanted if manifest.kind not in unseen):
        if key not in present:
            yield Drift(MISSING, key)


def _of(wanted: Objects, scene: Scene) -> Iterator[Drift]:
    present, unseen = _present(scene), _unseen(scene)
    for key in sorted(wanted):
        manifest = wanted[key]
        if manifest.kind in unseen:
            continue
        there = present.get(key)
        if there is None:
            if manifest.kind != "ServiceAccount":
                yield Drift(MISSING, key)
        elif manifest.kind not in _CHANGES_BY_ITSELF:
            found = tuple(_differences(manifest, there, certain=scene.certain))
            if found:
                yield Drift(CONVERGES if _converges(manifest, scene) else CREATE_ONLY, key, found)


def _present(scene: Scene) -> dict[str, Object]:
    live = scene.live
    shown = (live.agents, live.schedules, live.memories, live.volumes, live.runs)
    of_namespace = (scene.deployments or (), scene.services or ())
    return {f"{one.get('kind')}/{name_of(one)}": one for group in (*shown, *of_namespace) for one in group}


def _unseen(scene: Scene) -> set[str]:
    """The kinds that the user may not see."""
    plurals = {
        scene.live.kinds.agents.plural: scene.live.kinds.agents.kind,
        "sympoziumschedules": SCHEDULE,
        "agentruns": RUN,
        "configmaps": "ConfigMap",
        "persistentvolumeclaims": "PersistentVolumeClaim",
        "deployments": "Deployment",
        "services": "Service",
    }
    return {kind for plural, kind in plurals.items() if not scene.sees(plural)}


def _converges(manifest: Manifest, scene: Scene) -> bool:
    return manifest.kind in (SCHEDULE, scene.live.kinds.agents.kind)


def _differences(manifest: Manifest, there: Object, *, certain: bool) -> Iterator[FieldDrift]:
    wanted = stored(manifest).value
    whole = manifest.kind in (SCHEDULE, "Agent", "SympoziumInstance")
    skipped = (frozenset() if certain else _OF_THE_ENVIRONMENT) | (_UNSUSPENDED if manifest.kind == SCHEDULE else set())
    labels = wanted["metadata"].get("labels", {})
    about = {**there.get("metadata", {}).get("labels", {})}
    yield from _of_value(labels, about, ROOT / "metadata" / "labels", frozenset(), whole=False)
    yield from _of_value(wanted.get("spec"), there.get("spec"), ROOT / "spec", skipped, whole=whole)


def _of_value(
    wanted: Any, there: Any, path: FieldPath, skipped: frozenset[str], *, whole: bool
) -> Iterator[FieldDrift]:
    """The fields that differ; with `whole` also those that only one side has, else those of `wanted` alone."""
    if isinstance(wanted, Mapping) and isinstance(there, Mapping):
        keys = wanted.keys() | there.keys() if whole else wanted.keys()
        for key in sorted(keys - skipped):
            if not _same(key, wanted.get(key), there.get(key)):
                yield from _of_value(wanted.get(key), there.get(key), path / key, skipped, whole=whole)
    elif isinstance(wanted, list) and isinstance(there, list) and len(wanted) == len(there):
        for position, (one, other) in enumerate(zip(wanted, there, strict=True)):
            yield from _of_value(one, other, path / position, skipped, whole=whole)
    elif wanted != there:
        yield FieldDrift(path, there, wanted)


def _same(key: str, wanted: Any, there: Any) -> bool:
    """Whether nothing is the same as nothing: Go leaves out what is zero, unless it points to it."""
    return wanted == there or (key not in _POINTERS and _is_nothing(wanted) and _is_nothing(there))


def _is_nothing(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(_is_nothing(part) for part in value.values())
    return value is None or value is False or value in ("", 0, [])
