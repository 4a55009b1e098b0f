"""Plan what applying a file does to a pack: one write, and all that the controllers will do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sympozium_cli.activation.beginnings import makes, starts
from sympozium_cli.activation.impact import of_everything, of_personas
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import APPLY, Plan, Step, Write
from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import installed
from sympozium_cli.cluster.port import Object
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.values.plural import count, listed, quoted

_LABELS = ("labels", "annotations")
_LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


def plan_application(live: Live, body: Object, after: Object, *, force: bool = False) -> Plan:
    """What to do so that a pack is as a file has it; nothing where it is.

    Args:
        live: the pack with its members, its history and its Secrets, as just read; without a value if there is none.
        body: what is applied.
        after: the pack as the API server will store it then.
        force: whether to take over fields that others manage.
    """
    details = tuple(_changes(live, after)) if live.exists else ("as the file has it",)
    if not details:
        return Plan(present=(live.value,))
    write = Write(APPLY, live.kinds.packs, live.name, live.namespace, body, force=force)
    verb = "change" if live.exists else "create"
    new = controllers_pack(after, live.kinds.target)
    old = live.pack if live.exists and live.pack.spec.enabled else None
    return Plan(
        steps=(Step(f"{verb} {write.object}", details, write),),
        makes=tuple(makes(live, new)) if new.spec.enabled else (),
        starts=tuple(starts(live, new)) if new.spec.enabled else (),
        deletes=tuple(_deletes(live, old, new)),
        warnings=tuple(_warnings(live, old, new)),
    )


def _changes(live: Live, after: Object) -> Iterator[str]:
    """The fields that will be different, a line each."""
    about, later = live.value.get("metadata") or {}, after.get("metadata") or {}
    for part in _LABELS:
        before, now = (_without_noise(one.get(part)) for one in (about, later))
        if before != now:
            yield f"{part}: {listed(sorted(key for key in before | now if before.get(key) != now.get(key)))}"
    spec = after.get("spec") or {}
    for key in sorted({*live.spec, *spec}):
        if live.spec.get(key) != spec.get(key):
            yield f"{key}: {_told(live.spec.get(key), spec.get(key))}"


def _without_noise(value: Any) -> dict[str, Any]:
    found = value if isinstance(value, Mapping) else {}
    return {key: text for key, text in found.items() if key != _LAST_APPLIED}


def _told(before: Any, after: Any) -> str:
    """A change in few words: members of lists that have names by these, short values themselves."""
    if isinstance(before, list | None) and isinstance(after, list | None):
        names = [{_name(item): item for item in value or ()} for value in (before, after)]
        if all("" not in known for known in names):
            return listed(_members(*names))
    if isinstance(before, str | bool | int | None) and isinstance(after, str | bool | int | None):
        return f"{_short(before)} -> {_short(after)}"
    return "new" if before is None else "gone" if after is None else "changed"


def _members(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    yield from (f"+{name}" for name in after if name not in before)
    yield from (f"-{name}" for name in before if name not in after)
    yield from (f"~{name}" for name in after if name in before and before[name] != after[name])
    if list(before) != list(after) and before == after:
        yield "in another order"


def _name(item: Any) -> str:
    if isinstance(item, str):
        return item
    return str(item.get("name") or "") if isinstance(item, dict) else ""


def _short(value: Any) -> str:
    if value is None:
        return "none"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    first, *more = text.splitlines() or [""]
    return f"{first[:_LONGEST]}..." if more or len(first) > _LONGEST else first


_LONGEST = 60


def _deletes(live: Live, old: Pack | None, new: Pack) -> Iterator[str]:
    """What the controllers will delete: all of a pack that is disabled, and what belongs to the newly excluded."""
    if not new.spec.enabled:
        if old is not None:
            yield from of_everything(live)
            return
        wanted = {reference.secret for reference in new.spec.auth_refs}
        doomed = [name for name in live.secrets if name in wanted and live.is_managed(name)]
        if doomed:
            yield f"{count(len(doomed), 'Secret')} of a pack that is not enabled: {listed(doomed)}"
    elif old is not None:
        names = {persona.name for persona in installed(new)}
        excluded = [persona.name for persona in installed(old) if persona.name not in names]
        listed_still = [name for name in excluded if new.persona(name) is not None]
        yield from of_personas(live, listed_still)


def _warnings(live: Live, old: Pack | None, new: Pack) -> Iterator[str]:
    """Personas that are taken out of the list go on, and nobody looks at them any more."""
    if old is None or not new.spec.enabled:
        return
    lost = [persona.name for persona in installed(old) if new.persona(persona.name) is None]
    if lost:
        goes = "goes" if len(lost) == 1 else "go"
        yield (
            f"{quoted(lost)} {goes} on although the file lists {'it' if len(lost) == 1 else 'them'} no more: "
            f"exclude first (sympozium pack exclude {live.name} {' '.join(lost)} -n {live.namespace})"
        )
