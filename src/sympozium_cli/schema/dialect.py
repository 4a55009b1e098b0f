"""Which era's words a file is written in.

apiVersion is the same in every era, so that the kind and the key of the list of personas decide. Sources: upstream's
CustomResourceDefinitions of v0.8.28, v0.9.5 and v0.10.46.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sympozium_cli.schema.catalog import first_release, first_release_of_value, resource
from sympozium_cli.schema.scalars import ENUM
from sympozium_cli.schema.target import Era, Target
from sympozium_cli.schema.verdict import UNKNOWN, Violation, verdict
from sympozium_cli.source.path import FieldPath
from sympozium_cli.values.release import Release

_OLD: Final = Target.parse(Era.V0_9)


class Dialect(NamedTuple):
    """The era of a file.

    Args:
        target: what to check the file for, unless the user says otherwise.
        mixture: it has the list of v0.9 and fields that are newer, which no release accepts.
        incomplete: it has no list of personas at all.
        both: it has the old list and the new one.
        reason: why, as a phrase that follows "because".
    """

    target: Target
    mixture: bool
    incomplete: bool
    both: bool
    reason: str


def dialect(value: Any, release_hint: Release | None = None) -> Dialect:
    """The dialect of a document (plain JSON values, whatever is wrong with them).

    The target is the newest release of the era, or the hinted one if that is of the same era.
    """
    spec = _object(_object(value).get("spec"))
    old, new = spec.get("personas") is not None, spec.get("agentConfigs") is not None
    if _object(value).get("kind") == "PersonaPack":
        return _dialect(Era.V0_8, "its kind is PersonaPack", release_hint, incomplete=not old)
    if new:
        reason = "it has personas and agentConfigs" if old else "it has agentConfigs"
        return _dialect(Era.V0_10, reason, release_hint, both=old)
    if not old and not _names_personas_the_old_way(spec):
        return _dialect(Era.V0_10, "it has no list of personas", release_hint, incomplete=True)
    newer = _newer_field(value)
    if newer:
        reason = f"it has {newer}, which is newer than v0.9"
        return _dialect(Era.V0_10, reason, release_hint, mixture=old, incomplete=not old)
    reason = "it has personas" if old else "its accessRules say persona"
    return _dialect(Era.V0_9, reason, release_hint, incomplete=not old)


def _dialect(
    era: str,
    reason: str,
    hint: Release | None,
    *,
    mixture: bool = False,
    incomplete: bool = False,
    both: bool = False,
) -> Dialect:
    hinted = hint is not None and f"0.{hint.minor}" == era
    target = Target.of(hint) if hint is not None and hinted else Target.parse(era)
    return Dialect(target, mixture, incomplete, both, reason)


def _names_personas_the_old_way(spec: dict[str, Any]) -> bool:
    rules = _object(spec.get("sharedMemory")).get("accessRules")
    return isinstance(rules, list) and any("persona" in _object(rule) for rule in rules)


def _newer_field(value: Any) -> str:
    """The first field, or value of a field, that v0.9 lacks and a newer release has; "" if there is none."""
    judged = verdict({**_object(value), "kind": _OLD.kind}, resource(_OLD.kind, _OLD.release))
    return next((_written(each) for each in judged.violations if _came_later(each)), "")


def _came_later(violation: Violation) -> bool:
    path = _current(violation.path)
    if violation.kind == ENUM:
        since = first_release_of_value(_OLD.kind, path, violation.found)
    else:
        since = first_release(_OLD.kind, path) if violation.kind == UNKNOWN else None
    return since is not None and since > _OLD.release


def _written(violation: Violation) -> str:
    return f"{violation.path}: {violation.found}" if violation.kind == ENUM else str(violation.path)


def _current(path: FieldPath) -> FieldPath:
    """The same place where the list is called agentConfigs."""
    if path[:2] == ("spec", "personas"):
        return FieldPath(("spec", "agentConfigs", *path[2:]))
    return path


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
