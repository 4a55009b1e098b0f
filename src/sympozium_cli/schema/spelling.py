"""The same thing, spelt differently by the eras: reading one era's words as another's.

The renames are upstream's of v0.9.0 (PersonaPack to Ensemble) and v0.10.0 (personas to agentConfigs,
accessRules[].persona to agentConfig); see api/v1alpha1/ensemble_types.go. With the kinds the labels changed that the
controllers put on what they make (internal/controller/ensemble_controller.go).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sympozium_cli.schema.target import Era, Target
from sympozium_cli.source.document import Document
from sympozium_cli.source.path import ROOT, FieldPath

_OTHER_SPELLING = {
    "agentConfigs": "personas",
    "personas": "agentConfigs",
    "agentConfig": "persona",
    "persona": "agentConfig",
}
_PACK_LABELS = {
    Era.V0_8: "sympozium.ai/persona-pack",
    Era.V0_9: "sympozium.ai/ensemble",
    Era.V0_10: "sympozium.ai/ensemble",
}
_PERSONA_LABELS = {
    Era.V0_8: "sympozium.ai/persona",
    Era.V0_9: "sympozium.ai/persona",
    Era.V0_10: "sympozium.ai/agent-config",
}


class Renamed(NamedTuple):
    """A key that the target spells otherwise: its `path` as written, and the key that is `meant`."""

    path: FieldPath
    meant: str

    @property
    def written(self) -> str:
        """The key as it stands in the file."""
        return str(self.path[-1])


def respelled(value: Any, target: Target) -> tuple[Any, tuple[Renamed, ...]]:
    """`value` with the keys of the target's era, and what was renamed for that; the input stays as it is.

    A key is left alone where the target's own spelling stands beside it.
    """
    renamed = tuple(_renames(value, target))
    return with_keys_renamed(value, renamed), renamed


def relabelled(value: Any, target: Target) -> tuple[Renamed, ...]:
    """The labels of a pack that name it, or a persona, in the words of an earlier era than the target's."""
    labels = ROOT / "metadata" / "labels"
    own = _child(_child(value, "metadata"), "labels")
    return tuple(
        Renamed(labels / label, words[target.era])
        for words in (_PACK_LABELS, _PERSONA_LABELS)
        for label in _earlier(words, target.era)
        if isinstance(own, dict) and label in own and words[target.era] not in own
    )


def _earlier(words: dict[str, str], era: str) -> list[str]:
    eras = list(words)
    return [word for word in dict.fromkeys(words[each] for each in eras[: eras.index(era)]) if word != words[era]]


def with_keys_renamed(value: Any, renames: Iterable[Renamed]) -> Any:
    """`value` with every key as it is meant; the input stays as it is."""
    for rename in renames:
        value = _with_key_renamed(value, rename.path, rename.meant)
    return value


def _renames(value: Any, target: Target) -> Iterator[Renamed]:
    # Inner keys first: the paths of the outer ones are still as written when their turn comes.
    spec = _child(value, "spec")
    shared = _child(spec, "sharedMemory")
    for list_key, owner in (("accessRules", shared), ("permeability", _child(shared, "membrane"))):
        base = ROOT / "spec" / "sharedMemory" if owner is shared else ROOT / "spec" / "sharedMemory" / "membrane"
        for index, rule in enumerate(_items(owner, list_key)):
            yield from _rename(rule, base / list_key / index, target.rule_key)
    trust = _items(_child(shared, "membrane"), "trustGroups")
    for index, group in enumerate(trust):
        path = ROOT / "spec" / "sharedMemory" / "membrane" / "trustGroups" / index
        yield from _rename(group, path, target.list_key)
    yield from _rename(spec, ROOT / "spec", target.list_key)


def _rename(owner: Any, path: FieldPath, meant: str) -> Iterator[Renamed]:
    other = _OTHER_SPELLING[meant]
    if isinstance(owner, dict) and other in owner and meant not in owner:
        yield Renamed(path / other, meant)


def _with_key_renamed(value: Any, path: FieldPath, meant: str) -> Any:
    step, *rest = path
    if isinstance(value, list):
        assert isinstance(step, int)
        return [*value[:step], _with_key_renamed(value[step], FieldPath(rest), meant), *value[step + 1 :]]
    if not rest:
        return {meant if key == step else key: item for key, item in value.items()}
    return {
        key: _with_key_renamed(item, FieldPath(rest), meant) if key == step else item for key, item in value.items()
    }


def _child(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _items(value: Any, key: str) -> list[Any]:
    items = _child(value, key)
    return items if isinstance(items, list) else []


def written_path(document: Document, path: FieldPath) -> FieldPath:
    """`path` in the words of the file: a step that is not there gives way to its other spelling."""
    written = ROOT
    for step in path:
        here = written / step
        other = _OTHER_SPELLING.get(step) if isinstance(step, str) else None
        if other is not None and not document.has(here) and document.has(written / other):
            here = written / other
        written = here
    return written
